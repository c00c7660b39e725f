"""Which meeting told of before a frame goes on with: the same people, or their sides, on no other day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kg.extractors.asides import mentioned
from kg.extractors.context import Context, Dating, Event
from kg.extractors.dating import another_day, dated
from kg.extractors.entities import Actor
from kg.extractors.roles import office
from kg.languages.annotation import Frame, Post, Sentence
from kg.languages.grammar.elements import COUNTERPART

# So long before the news talks are that it only mentions.
_OLD = timedelta(days=30)
# So long before the news is what had been before it: “had met last week”.
_LATELY = timedelta(days=1)
# How many words before a verb say when it was.
_AUXILIARIES = 2
_PAIR = 2
# The rank of whoever is to hold a post.
_ELECT = "elect"


def same_meeting(context: Context, sentence: Sentence, frame: Frame, actors: list[Actor]) -> Event | None:
    """The meeting of the document that this is: the same actors, or the same sides where one is not named.

    One that is told to be on another day is another one.
    """
    nodes = {actor.node for actor in actors if actor.node}
    known = [event for event in context.events if event.kind == "Meeting" and _may_be(context, nodes, actors, event)]
    dating = dated(context, sentence, frame) if known else None
    if dating is not None and _of_what_was_discussed(context, sentence, frame, actors):
        dating = None
    for event in reversed(known):
        if dating is not None and (another_day(context, event, dating) or _long_ago(context, event, frame, dating)):
            continue
        if _over(context, event, frame, dating) or (nodes < event.actors and _before_that(context, frame)):
            continue
        if dating is not None and _mentioned_of_old(context, sentence, frame, event, dating):
            continue
        if dating is not None and not event.background and _last_time(context, frame, event, dating):
            continue
        if dating is None and _another_round(context, event, frame):
            continue
        if "discuss" not in frame.kinds and nodes < event.actors and _only_attended(nodes, event):
            continue
        if event.actors < nodes and _received_later(context, sentence, frame):
            continue
        return event
    return None


def _mentioned_of_old(context: Context, sentence: Sentence, frame: Frame, event: Event, dating: Dating) -> bool:
    """Whether a noun mentions talks of long before the news: “they followed up on their talks of May last year”."""
    issued = context.document.issued
    if not frame.nominal or issued is None or context.bounds(event.key) is not None:
        return False
    return dating.period.latest < issued - _OLD and mentioned(context, sentence, frame)


def _of_what_was_discussed(context: Context, sentence: Sentence, frame: Frame, actors: list[Actor]) -> bool:
    """Whether a date behind a verb of discussing is that of what is discussed: “they discussed the vote of 3 May”."""
    told = context.profile.possessives and "discuss" in frame.kinds and not frame.nominal
    if not told or any(actor.named for actor in actors):
        return False
    before = context.annotation.doc[max(sentence.first, frame.first - _AUXILIARIES) : frame.first]
    return all(t.pos_ not in {"ADV", "AUX"} for t in before)  # “last discussed it in May”, “had discussed it”


def _may_be(context: Context, nodes: set[str], actors: list[Actor], event: Event) -> bool:
    """Whether those who met are the same, or more or fewer of them, or their sides."""
    within = len(nodes & event.actors) >= 2 and (nodes <= event.actors or event.actors <= nodes)
    if nodes == event.actors or (within and not _of_other_sides(context, actors, event)):
        return True
    return _answers(context, actors, event)


def _before_that(context: Context, frame: Frame) -> bool:
    """Whether a verb tells of what was done before: “X had earlier sat down with Y”, who both were there later, too."""
    words = context.annotation.doc[max(0, frame.first - _AUXILIARIES) : frame.first]
    return not frame.nominal and any(token.lower_ in context.profile.earlier_on for token in words)


def _another_round(context: Context, event: Event, frame: Frame) -> bool:
    """Whether a meeting is an earlier or the next round of talks, told by its sides alone, and the frame tells none."""
    alone = event.actors <= context.parties(event.key)
    past = frame.mood == "asserted" and frame.tense == "past" and not context.profile.verb_final
    ahead = past and context.planned(event.key)
    return alone and (event.background or ahead)


def _only_attended(nodes: set[str], event: Event) -> bool:
    """Whether one of two is not among those who met there, but was only present: “Minister Z later met the guest”."""
    return len(nodes) == _PAIR and len(event.met) == _PAIR and len(nodes & event.met) == 1


def _received_later(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb tells who receives those who have met before, and so was not there: “Екеуін король қабылдады”."""
    told = "receive" in frame.kinds and context.profile.verb_final and not frame.nominal
    return told and sentence.passage.kind != "title" and bool(frame.phrases("subject"))


def _passed(context: Context, frame: Frame, dating: Dating) -> bool:
    """Whether a verb in the past tells of a day before the news."""
    issued = context.document.issued
    told = frame.mood == "asserted" and frame.tense == "past" and not frame.nominal
    return told and issued is not None and dating.period.latest < issued


def _long_ago(context: Context, event: Event, frame: Frame, dating: Dating) -> bool:
    """Whether a verb tells of a meeting of years before the news, which an undated one is of: “had met in 2021”."""
    if not context.profile.possessives or event.background or context.bounds(event.key) is not None:
        return False
    issued = context.document.issued
    if issued is None or not _passed(context, frame, dating):
        return False
    return dating.period.latest.year < issued.year - 1 or (
        _had_been(context, frame) and dating.period.latest < issued - _LATELY
    )


def _had_been(context: Context, frame: Frame) -> bool:
    """Whether a verb tells of what was before something else: “had met in March”, “last met in March”."""
    words = context.annotation.doc[max(0, frame.first - _AUXILIARIES - 1) : frame.first]
    return any(token.lower_ in context.profile.past_perfect for token in words)


def _last_time(context: Context, frame: Frame, event: Event, dating: Dating) -> bool:
    """Whether a verb tells when those who met on a day met last before: “last met in February”, told on 12 February."""
    bounds, period = context.bounds(event.key), dating.period
    one_day = bounds is not None and bounds[0] == bounds[1]
    return one_day and period.earliest < period.latest and not frame.nominal and _had_been(context, frame)


def _done(frame: Frame) -> bool:
    """Whether a verb tells of what has been."""
    return frame.mood == "asserted" and frame.tense == "past" and not frame.nominal and not frame.participial


def _over(context: Context, event: Event, frame: Frame, dating: Dating | None) -> bool:
    """Whether a meeting has been held and the other is still planned: they are two."""
    modality = context.modality(frame)
    if modality == "Planned":
        return context.told_held(event.key) and not only_announced(context, event)
    if dating is not None and _passed(context, frame, dating):
        return context.planned(event.key)  # “will see X … They last met on 9 May”
    issued = context.document.issued
    if issued is not None and _done(frame):
        bounds = context.bounds(event.key)
        if bounds is not None and bounds[0] > issued.isoformat():
            return True
    past = modality == "Asserted" and frame.tense == "past" and frame.mood == "asserted"
    words = context.annotation.doc[max(0, frame.first - 2) : frame.first] if frame.nominal and past else ()
    if any(token.lemma_ in context.profile.earlier for token in words) and context.planned(event.key):
        return True  # “предыдущая встреча”, after the one that is planned
    if any(token.lemma_ in context.profile.earlier & context.profile.another for token in words):
        return not event.background and context.bounds(event.key) is None  # no one has told yet of that
    past = past and not frame.nominal
    return not context.profile.possessives and past and context.planned(event.key)


def _of_other_sides(context: Context, actors: list[Actor], event: Event) -> bool:
    """Whether one is a meeting of three sides or more and the other one of fewer: they are two."""
    mine, theirs = {actor.party for actor in actors}, set(context.builder.objects(event.key, "party"))
    if None in mine or len(mine) == len(theirs) or min(len(mine), len(theirs)) < 2:
        return False
    return mine <= theirs or theirs <= mine


def _answers(context: Context, actors: list[Actor], event: Event) -> bool:
    """Whether each actor is one of the event's or the side of one, or the other way round."""
    parties = set(context.builder.objects(event.key, "party"))
    if len(actors) != len(event.actors):
        return False
    for actor in actors:
        unnamed = actor.node == actor.party and actor.party in parties and not _holds_another(context, actor, event)
        named = actor.party in event.actors and actor.node != actor.party and _may_be_theirs(context, actor, event)
        if actor.node not in event.actors and not unnamed and not named:
            return False
    return True


def offices(sentence: Sentence, actors: list[Actor]) -> dict[str, Post]:
    """The posts of those who are told by these alone, by the state that stands for them."""
    phrases = {(phrase.first, phrase.last): phrase for phrase in sentence.phrases}  # counterparts with their posts
    told = ((actor, phrases.get((actor.phrase.first, actor.phrase.last), actor.phrase)) for actor in actors)
    return {
        actor.node: phrase.posts[0]
        for actor, phrase in told
        if phrase.kind == "post" and phrase.posts and actor.node and actor.node == actor.party
    }


def _may_be_theirs(context: Context, actor: Actor, event: Event) -> bool:
    """Whether a person may be the one whom a meeting told of by a post alone: “his Danish counterpart”, then X."""
    post = event.offices.get(actor.party or "")
    posts = context.entities.posts_of(actor.node)
    state = context.builder.nodes[actor.party].kind == "State" if actor.party else False
    if post is None or not state or not actor.node or not posts:
        return True
    if post.head in {COUNTERPART, *context.profile.vague} or any(_of_what_unsaid(own, post) for own in posts):
        return True
    if post.plural and _of_the_headline(context, event):
        return True  # “Speaker meets Estonian deputies”: the text may begin with the one who leads them
    # “The incoming ambassador” is “the newly appointed ambassador”.
    return context.entities.may_hold(actor.node, replace(post, ranks=tuple(r for r in post.ranks if r != _ELECT)))


def _of_the_headline(context: Context, event: Event) -> bool:
    """Whether only the headline has told of a meeting so far."""
    return any(s.passage.kind == "title" and s.first <= event.at < s.last for s in context.annotation)


def only_announced(context: Context, event: Event) -> bool:
    """Whether a headline alone tells of a meeting, in the present, which may lie ahead: “Minister welcomes X”."""
    if not context.profile.possessives:
        return False
    titles = (s for s in context.annotation if s.passage.kind == "title" and s.first <= event.at < s.last)
    verbs = [f for s in titles for f in s.frames if f.first == event.at]
    return any(f.tense == "present" and f.mood == "asserted" and not f.nominal for f in verbs)


def _of_what_unsaid(own: Post, post: Post) -> bool:
    """Whether somebody is called a minister and no more, who may be the minister of anything."""
    head, ranks, portfolio = office(own)
    return head == office(post)[0] == "minister" and not ranks and portfolio is None


def _holds_another(context: Context, actor: Actor, event: Event) -> bool:
    """Whether the one of a side who met holds other posts than the one that is told now without a name."""
    told = [post for post in actor.phrase.posts if post.head != COUNTERPART and not post.plural]
    if actor.phrase.kind != "post" or not told or actor.node in event.actors:
        return False
    theirs = [key for key in event.actors if context.entities.side_of(key) == actor.party]
    known = [key for key in theirs if any(True for person, _ in context.entities.told_posts() if person == key)]
    return bool(known) and not any(context.entities.may_hold(key, post) for key in known for post in told)


__all__ = ["offices", "only_announced", "same_meeting"]
