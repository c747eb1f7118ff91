"""Xapian as the reference of `build/bench search` (Debian's python3-xapian).

    xapian_reference.py build RECORDS.ndjson.gz INDEX   indexes title and summary with English stems, and compacts the index
    xapian_reference.py ask INDEX LIMIT                 reads a question a line; writes nanoseconds and number of results a line

A question is the OR of its words, ranked by BM25. The time covers parsing, matching and fetching the results' titles.
"""
import gzip
import json
import os
import shutil
import sys
import time

import xapian


def build(records, index):
    unfinished, compacted = index + ".part", index + ".compacted"
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.rmtree(compacted, ignore_errors=True)
    os.environ["XAPIAN_FLUSH_THRESHOLD"] = "50000"
    database = xapian.WritableDatabase(unfinished, xapian.DB_CREATE)
    terms = xapian.TermGenerator()
    terms.set_stemmer(xapian.Stem("en"))
    with gzip.open(records, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            document = xapian.Document()
            document.set_data(record["accession"] + "\t" + record["title"])
            terms.set_document(document)
            terms.index_text(record["title"])
            terms.increase_termpos()
            terms.index_text(record["summary"])
            database.add_document(document)
    database.commit()
    database.compact(compacted)
    database.close()
    shutil.rmtree(unfinished)
    os.rename(compacted, index)


def ask(index, limit):
    database = xapian.Database(index)
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("en"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_default_op(xapian.Query.OP_OR)
    parser.set_database(database)
    enquire = xapian.Enquire(database)
    enquire.set_weighting_scheme(xapian.BM25Weight())
    for line in sys.stdin:
        start = time.perf_counter_ns()
        enquire.set_query(parser.parse_query(line.strip(), 0))
        results = [match.document.get_data() for match in enquire.get_mset(0, limit)]
        print(time.perf_counter_ns() - start, len(results), flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["build", records, index]:
            build(records, index)
        case ["ask", index, limit]:
            ask(index, int(limit))
        case _:
            sys.exit(__doc__)
