"""Tenures: one for each person, role and state or body."""

from __future__ import annotations

from collections import defaultdict

from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities


def join_tenures(identities: Identities) -> None:
    """Join the tenures of one person in one role; with the state and with an organ of it they are one."""
    corpus = identities.corpus
    groups: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
    for ref in corpus.of_kind("Tenure"):
        holders = tuple(sorted({identities.of(person) for person in corpus.objects(ref, "holder")}))
        roles = tuple(sorted({identities.of(role) for role in corpus.objects(ref, "role")}))
        if holders and roles:
            groups[(*holders, "", *roles)].append(ref)
    for refs in groups.values():
        _join_by_body(identities, refs)


def _join_by_body(identities: Identities, refs: list[Ref]) -> None:
    first: dict[str, Ref] = {}
    bare: list[Ref] = []
    for ref in refs:
        sides = sorted({identities.side(body) for body in identities.corpus.objects(ref, "of")})
        if not sides:
            bare.append(ref)
        for side in sides:
            identities.joins.join(first.setdefault(side, ref), ref, f"same person in the same role, for {side}")
    known = identities.joins.roots(first.values())
    if len(known) > 1:
        return
    for ref in bare:
        goal = known[0] if known else bare[0]
        identities.joins.join(goal, ref, "same person in the same role, and no other body is told")


def confirm_supposed(identities: Identities) -> None:
    """Take unknown bodies for the known ones that their names nearly are, where one person holds one post in both."""
    corpus = identities.corpus
    seen: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    unknown: dict[str, list[tuple[Ref, str, str]]] = defaultdict(list)
    for ref in corpus.of_kind("Tenure"):
        for person in corpus.objects(ref, "holder"):
            for role in corpus.objects(ref, "role"):
                for body in corpus.objects(ref, "of"):
                    held = identities.of(person), identities.of(role)
                    if identities.of(body) in identities.supposed:
                        unknown[identities.of(body)].append((body, *held))
                    else:
                        seen[(*held, identities.of(body))].add(ref[0])
    for name in sorted(unknown):
        goal = identities.supposed[name]
        agreeing = [body for body, person, role in unknown[name] if (person, role, goal) in seen]
        del identities.supposed[name]
        if agreeing:
            reason = f"nearly the name of {goal}, and the same person holds the same post there"
            identities.adopt(agreeing[0], goal, reason)
