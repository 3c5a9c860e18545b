"""Holds the figures of `shouldmeet report` against networkx, on the edges that it exports.

    pip install networkx
    python3 tests/network/compare.py target/debug/shouldmeet

Rosters of 60, 200 and 1,000 people are made here with chance, and so is who knows and who meets whom;
compared are groups, people alone, who joins two groups, new ties a person, and the E–I index.
"""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile

import networkx as nx


GIVEN = "Ada Ben Cem Dora Eve Fay Gil Hal Ida Jon".split()
FAMILY = "Byron Osei Kaya Lind Toth Moor Park Quill Reyes Stone".split()


def run(program, home, *words):
    env = {**os.environ, "SHOULDMEET_HOME": home}
    done = subprocess.run([program, *words], env=env, capture_output=True, text=True, check=True)
    return done.stdout


def roster(size, seed):
    """People with an organisation, an offer and an ask each."""
    dice = random.Random(seed)
    people = [
        {
            "id": f"p{number}",
            "name": f"{GIVEN[number % 10]} {FAMILY[number // 10 % 10]}{'abcdefghij'[number // 100]}",
            "email": f"person{number}@example.org",
            "organisation": f"Organisation {dice.randrange(size // 6)}",
            "offers": [f"topic {dice.randrange(size // 3)}"],
            "asks": [f"topic {dice.randrange(size // 3)}"],
        }
        for number in range(size)
    ]
    return people, dice


def compare(program, size):
    with tempfile.TemporaryDirectory() as home:
        people, dice = roster(size, size)
        listed = os.path.join(home, "list.csv")
        with open(listed, "w", newline="") as file:
            out = csv.writer(file)
            out.writerow(["Name", "Email", "Company", "Offers", "Asks", "Checked in"])
            for one in people:
                out.writerow([one["name"], one["email"], one["organisation"], one["offers"][0], one["asks"][0], "yes"])
        run(program, home, "new", "Compared")
        run(program, home, "import", "--yes", listed)
        folder = json.loads(run(program, home, "paths", "--json"))["open"]
        roster_file = json.loads(run(program, home, "roster", "--json"))
        ids = [one["id"] for one in roster_file["people"]]
        meet(folder, ids, dice, size)
        edges = os.path.join(home, "edges.csv")
        run(program, home, "report", "--edges", edges)
        figures = {one["name"]: one["value"] for one in json.loads(run(program, home, "report", "--json"))["figures"]}
        before, now = nx.Graph(), nx.Graph()
        before.add_nodes_from(ids)
        now.add_nodes_from(ids)
        new = dict.fromkeys(ids, 0)
        for row in csv.DictReader(open(edges)):
            now.add_edge(row["first"], row["second"])
            if row["new"] == "0":
                before.add_edge(row["first"], row["second"])
            else:
                new[row["first"]] += 1
                new[row["second"]] += 1
        groups = lambda graph: sum(len(part) > 1 for part in nx.connected_components(graph))
        alone = lambda graph: sum(len(part) == 1 for part in nx.connected_components(graph))
        of = {one["id"]: one["organisation"].lower() for one in roster_file["people"]}
        inside = sum(of[a] == of[b] for a, b in now.edges)
        outside = now.number_of_edges() - inside
        joins = 0
        for cut in nx.articulation_points(now):
            part = now.subgraph(nx.node_connected_component(now, cut)).copy()
            part.remove_node(cut)
            joins += sum(len(rest) > 1 for rest in nx.connected_components(part)) > 1
        counts = sorted(new.values())
        expected = {
            "people who came": str(size),
            "groups before and now": f"{groups(before)} before, {groups(now)} now",
            "alone before and now": f"{alone(before)} before, {alone(now)} now",
            "people who join two groups": str(joins),
            "new ties a person": f"least {counts[0]}, median {counts[len(counts) // 2]}, most {counts[-1]}",
        }
        if inside + outside:
            expected["E–I index of organisations"] = f"{(outside - inside) / (outside + inside):+.2f} now"
        for name, value in expected.items():
            assert figures[name].endswith(value), f"{size}: {name}: {figures[name]} and not {value}"
        print(f"{size} people, {now.number_of_edges()} ties: {len(expected)} figures agree")


def meet(folder, ids, dice, size):
    """Appends who met whom to the journal, in its own format: an array of a checksum and a record."""
    import zlib

    path = os.path.join(folder, "journal", sorted(os.listdir(os.path.join(folder, "journal")))[-1])
    last = open(path, "rb").read().splitlines()[-1]
    record = json.loads(last)[1]
    lines = []
    changes = []
    for _ in range(size):
        one, other = dice.sample(ids, 2)
        changes.append({"tied": {"first": one, "second": other, "tie": "known"}} if dice.random() < 0.3
                       else {"met_by_themselves": {"people": [one, other]}})
    for step, change in enumerate(changes, 1):
        entry = {**record, "seq": record["seq"] + step, "lam": record["lam"] + step, "e": change}
        entry.pop("tx", None)
        text = json.dumps(entry, separators=(",", ":"), ensure_ascii=False)
        lines.append(f'["{zlib.crc32(text.encode()):08x}",{text}]\n')
    with open(path, "a") as file:
        file.writelines(lines)


if __name__ == "__main__":
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "target/debug/shouldmeet")
    for size in (60, 200, 1000):
        compare(program, size)
