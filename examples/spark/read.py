"""Reads articles with diplograph on Apache Spark. See README.md beside this file."""

import argparse
import json

from pyspark.sql import SparkSession


def newer(one, other):
    """Of two readings of one article, the one that `diplograph merge` keeps."""

    def rank(line):
        reading = json.loads(line)
        told = sum(len(reading.get(kind, [])) for kind in ("events", "statements", "offices", "initiatives"))
        return (reading["published"] or "", told, line.encode())

    return max(one, other, key=rank)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", help="JSON lines, an article each")
    parser.add_argument("readings", help="folder to write")
    parser.add_argument("--diplograph", default="diplograph", help="the program, on every node")
    parser.add_argument("--partitions", type=int, default=None)
    args = parser.parse_args()
    spark = SparkSession.builder.appName("diplograph").getOrCreate()
    lines = spark.sparkContext.textFile(args.articles, args.partitions)
    readings = lines.pipe(f"{args.diplograph} extract - --to jsonl --threads 1 --quiet")
    keyed = readings.map(lambda line: (json.loads(line)["id"], line)).reduceByKey(newer)
    keyed.sortByKey().values().saveAsTextFile(args.readings)
    spark.stop()


if __name__ == "__main__":
    main()
