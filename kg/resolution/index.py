"""The tables that resolution looks things up in: what documents tell, by what can be compared with it.

An *item* is a node of a document that no lexicon knows; a *part* is one that its document tells to be part of another.
Items that tell the same are one *unit*. Units that are surely one are a *cluster*; clusters of a *root* are one thing,
whose number in these tables is its *entity*. Numbers depend on the order in which documents come, and so nothing that
the graph shows is ever made from them.
"""

from __future__ import annotations

from typing import Final

VERSION: Final = "9"

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS document (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item (
  document TEXT NOT NULL, key TEXT NOT NULL, stage TEXT NOT NULL, unit INTEGER NOT NULL,
  PRIMARY KEY (document, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS item_unit ON item (unit, document, key);
CREATE TABLE IF NOT EXISTS part (
  document TEXT NOT NULL, whole TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (document, whole, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unit (
  id INTEGER PRIMARY KEY, stage TEXT NOT NULL, mark INTEGER NOT NULL, features TEXT NOT NULL, number INTEGER NOT NULL,
  piece INTEGER, cluster INTEGER, reason TEXT);
CREATE UNIQUE INDEX IF NOT EXISTS unit_mark ON unit (mark);
CREATE INDEX IF NOT EXISTS unit_piece ON unit (piece);
CREATE INDEX IF NOT EXISTS unit_cluster ON unit (cluster);
CREATE TABLE IF NOT EXISTS unit_key (
  key INTEGER NOT NULL, unit INTEGER NOT NULL, PRIMARY KEY (key, unit)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cluster (
  id INTEGER PRIMARY KEY, stage TEXT NOT NULL, features TEXT NOT NULL, rank TEXT NOT NULL,
  root INTEGER, entity INTEGER, reason TEXT);
CREATE INDEX IF NOT EXISTS cluster_root ON cluster (root);
CREATE INDEX IF NOT EXISTS cluster_entity ON cluster (entity);
CREATE TABLE IF NOT EXISTS cluster_key (
  key INTEGER NOT NULL, cluster INTEGER NOT NULL, PRIMARY KEY (key, cluster)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entity (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, labels TEXT NOT NULL, parts TEXT NOT NULL, path TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS entity_path ON entity (path);
CREATE TABLE IF NOT EXISTS prefix (
  prefix TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (prefix, entity)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known (
  path TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, sort TEXT NOT NULL,
  number INTEGER NOT NULL, PRIMARY KEY (path, language, text, sort)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sides (person INTEGER PRIMARY KEY, sides TEXT NOT NULL, firsts TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS adoption (
  body INTEGER NOT NULL, goal TEXT NOT NULL, person INTEGER NOT NULL,
  PRIMARY KEY (body, goal, person)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS adoption_person ON adoption (person);
CREATE TABLE IF NOT EXISTS resting (
  person INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (person, event)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS resting_event ON resting (event);
"""
