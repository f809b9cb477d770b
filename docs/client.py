"""Use a running Sujimichi from Python; httpx is all that this needs.

python docs/client.py http://127.0.0.1:8000
"""

import sys
from pathlib import Path

import httpx


def main(address: str) -> None:
    """Ask a question, follow an IRI, query in SPARQL, and save an export."""
    with httpx.Client(base_url=address) as client:
        # A named question: every row says on which basis, and quotes the passages.
        answer = client.get("/api/questions/kpis", params={"limit": 3}).raise_for_status().json()
        print(f"KPI: {answer['total']}")
        for row in answer["rows"]:
            print(f"  {row['kpi']['label']}")

        # Linked data: an IRI of the graph, followed on this server.
        kpi = answer["rows"][0]["kpi"]["id"]
        kind, key = kpi.rsplit("/", 2)[1:]
        turtle = client.get(f"/{kind}/{key}", headers={"Accept": "text/turtle"}).raise_for_status().text
        print(f"{kind}/{key}: {len(turtle.splitlines())} lines of Turtle")

        # SPARQL.
        query = "SELECT (COUNT(*) AS ?count) WHERE { ?measure a <https://w3id.org/sujimichi/ontology#Measure> }"
        found = client.post("/sparql", data={"query": query, "format": "json"}).raise_for_status().json()
        print(f"measures: {found['results']['bindings'][0]['count']['value']}")

        # A whole export, written while it arrives.
        with (
            client.stream("GET", "/api/export", params={"format": "nq"}) as response,
            Path("graph.nq").open("wb") as file,
        ):
            file.writelines(response.raise_for_status().iter_bytes())
        print(f"graph.nq: {Path('graph.nq').stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
