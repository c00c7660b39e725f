"""`kg evaluate`: what is read, against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import examples
from kg.cli.upkeep import FOUND_SOMETHING

if TYPE_CHECKING:
    from kg.evaluation import Report


@click.command(
    short_help="Measure what is read, against gold.",
    epilog=examples(
        """
kg evaluate gold/                                precision, recall and F1 of each kind of fact
kg evaluate gold/ --list                         and every fact that was missed or made up
kg evaluate gold/ --min-f1 meetings.place=0.9    ends with 1 where a language is below
kg evaluate --ner corpus/ --language ru          names alone, against a corpus of names
kg evaluate --facts devset/                      posts and meetings, against factRuEval-2016
"""
    ),
)
@click.argument("gold", required=False, type=click.Path(path_type=Path), metavar="[GOLD]")
@click.option("--ner", type=click.Path(path_type=Path), metavar="FOLDER", help="Names alone: brat, CoNLL, factRuEval.")
@click.option("--facts", type=click.Path(path_type=Path), metavar="FOLDER", help="Posts and meetings: factRuEval.")
@click.option("--language", metavar="CODE", help="The language of the texts of --ner: en, ru or kk.")
@click.option("--list", "listing", is_flag=True, help="List what was missed and made up.")
@click.option("--calibration", "calibrated", is_flag=True, help="Show whether confidence means something.")
@click.option("--min-f1", "least", multiple=True, metavar="[NAME=]F1", help="End with 1 below it; may be repeated.")
@click.option("--format", "-f", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def evaluate(
    context: click.Context,
    gold: Path | None,
    ner: Path | None,
    facts: Path | None,
    language: str | None,
    listing: bool,
    calibrated: bool,
    least: tuple[str, ...],
    format_: str,
) -> None:
    """Read the documents of GOLD and compare what they are found to tell with what gold says they tell.

    GOLD is a file, or a folder of files, in the YAML format of docs/evaluation.md: one file for each document.
    """
    from kg.evaluation import thresholds

    _check(context, gold, ner, facts, language, calibrated)
    wanted = [thresholds.parse(text) for text in least]
    report = _report(gold, ner, facts, language)
    click.echo(_shown(report, format_, listing=listing, calibrated=calibrated))
    below = [line for threshold in wanted for line in thresholds.below(report, threshold)]
    for line in below:
        click.echo(f"kg: {line}", err=True)
    if below:
        context.exit(FOUND_SOMETHING)


def _check(
    context: click.Context,
    gold: Path | None,
    ner: Path | None,
    facts: Path | None,
    language: str | None,
    calibrated: bool,
) -> None:
    if sum(path is not None for path in (gold, ner, facts)) != 1:
        raise click.UsageError("Give GOLD, --ner FOLDER or --facts FOLDER, one of the three.", context)
    if ner is None and language is not None:
        raise click.UsageError("--language goes with --ner; gold names the language of each document.", context)
    if ner is not None and calibrated:
        raise click.UsageError("--calibration goes with GOLD: names have no claims.", context)
    if facts is not None and calibrated:
        raise click.UsageError("--calibration goes with GOLD: factRuEval judges facts, and no claims.", context)


def _report(gold: Path | None, ner: Path | None, facts: Path | None, language: str | None) -> Report:
    from kg import evaluation
    from kg.config import Settings

    if ner is not None:
        from kg.evaluation import entities

        return entities.evaluate(ner, language=language)
    settings = Settings.from_environment()
    if facts is not None:
        from kg.evaluation import factrueval

        return factrueval.evaluate(facts, settings=settings)
    assert gold is not None
    return evaluation.evaluate(evaluation.load(gold, settings=settings))


def _shown(report: Report, format_: str, *, listing: bool, calibrated: bool) -> str:
    from kg.evaluation import rendering

    if format_ == "json":
        import json

        return json.dumps(rendering.data(report, listing=listing, calibrated=calibrated), ensure_ascii=False, indent=2)
    return rendering.text(report, listing=listing, calibrated=calibrated)
