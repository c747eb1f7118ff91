"""An ordinary client: Bio.Entrez with its own XML parser, its addresses led to the emulator. Prints one JSON object."""
import json
import sys

from Bio import Entrez

emulator = sys.argv[1].rstrip("/")
real_request = Entrez.Request
Entrez.Request = lambda url, *args, **keywords: real_request(url.replace("https://eutils.ncbi.nlm.nih.gov", emulator), *args, **keywords)
Entrez.email = "tests@example.org"
Entrez._open.previous = 0


def read(handle):
    with handle:
        return Entrez.read(handle)


searched = read(Entrez.esearch(db="gds", term='("stroke"[TITL] OR nowhere) AND gse[ETYP]', usehistory="y"))
nothing = read(Entrez.esearch(db="gds", term="nowhere"))
summaries = read(Entrez.esummary(db="gds", id=",".join(searched["IdList"])))
kept = read(Entrez.esummary(db="gds", query_key=searched["QueryKey"], WebEnv=searched["WebEnv"], retmax=1))
paper = read(Entrez.esummary(db="pubmed", id="33046531"))
article = read(Entrez.efetch(db="pubmed", id="33046531", retmode="xml"))
links = read(Entrez.elink(dbfrom="gds", db="pubmed", id=["200000001", "200000002"]))
posted = read(Entrez.epost("gds", id="200000001"))
listed = read(Entrez.einfo())
described = read(Entrez.einfo(db="gds"))
with Entrez.efetch(db="gds", id="200000001") as handle:
    text = handle.read()

print(json.dumps({
    "count": searched["Count"],
    "ids": list(searched["IdList"]),
    "translation": searched["QueryTranslation"],
    "notFound": [str(p) for p in nothing["ErrorList"]["PhraseNotFound"]],
    "titles": [s["title"] for s in summaries],
    "sample": str(summaries[1]["Samples"][0]["Accession"]),
    "kept": len(kept),
    "paper": str(paper[0]["Title"]),
    "abstract": str(article["PubmedArticle"][0]["MedlineCitation"]["Article"]["Abstract"]["AbstractText"][0]),
    "links": [[str(l["Id"]) for db in s["LinkSetDb"] for l in db["Link"]] for s in links],
    "posted": str(posted["QueryKey"]),
    "databases": [str(d) for d in listed["DbList"]],
    "fields": [str(f["Name"]) for f in described["DbInfo"]["FieldList"]],
    "text": text,
}))
