"""Turns loaded content into verified briefings: ids become what they name, words become passages.

Nothing is read or written here. Every fault becomes a diagnostic on the line of the YAML that it comes from; a briefing
is only complete when there is no error among them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from generator.comparing.utterances import free_key
from generator.machine.timings import timed
from generator.prose.text import argument, slug, tongue
from generator.proving.briefing import (
    Actor,
    Article,
    Briefing,
    Correction,
    Event,
    Evidence,
    Figure,
    Issue,
    KeyActor,
    Passage,
    Position,
    Provenance,
    Quotation,
    Reading,
    Stance,
    Statement,
    Translation,
    Utterance,
)
from generator.proving.source import Source
from generator.proving.verdict import Verdict
from generator.proving.verify import locate, verify_passage, verify_quotation
from generator.reading.content import Content, Loaded, LoadedBriefing
from generator.reading.diagnostics import Diagnostic, Mend, Place, error, has_errors, note, warning
from generator.reading.models import (
    TO_BE_WRITTEN,
    UNNAMED,
    ArticleFile,
    BriefingFile,
    EvidenceEntry,
    QuotationEntry,
    StatedFact,
    StatementEntry,
)
from generator.reading.seeds import Seed
from generator.reading.spelling import did_you_mean, mendable, quoted, unknown
from generator.resolving.cast import actors_of
from generator.resolving.mending import mended_words, moved_seed, without_doubtful
from generator.resolving.prepared import Prepared, body_words, own_words, quotation_kind
from generator.resolving.readings import agreement, reading_of
from generator.resolving.wishes import Wishes, joined

Head = Loaded[BriefingFile] | Loaded[ArticleFile]
Resolved = tuple[Briefing | None, Sequence[Diagnostic]]
"""A briefing without errors, if it is to be published, and what is to be said of its files."""


@timed("derive")
def resolve(
    content: Content, done: Mapping[str, Resolved] | None = None
) -> tuple[tuple[Briefing, ...], list[Diagnostic]]:
    """The verified briefings in the order of their slugs, and every diagnostic.

    Briefings with an error among their diagnostics are left out. `done` has what came of some of them already.
    """
    diagnostics: list[Diagnostic] = []
    actors = actors_of(content.actors, diagnostics) if content.actors else {}
    briefings = []
    for loaded in content.briefings:
        briefing, found = (done or {}).get(loaded.slug) or resolved(loaded, actors, content)
        diagnostics += found
        if briefing:
            briefings.append(briefing)
    if content.is_whole:
        used = {article.model.seed for loaded in content.briefings for article in loaded.articles}
        if used <= content.seeds.keys() | content.refused:  # else one of the others may be meant
            diagnostics += unused_seeds(content, used)
    return tuple(briefings), sorted(without_doubtful(diagnostics, content))


def resolved(loaded: LoadedBriefing, actors: dict[str, Actor], content: Content) -> Resolved:
    """A briefing without errors, and what is to be said of its files."""
    found: list[Diagnostic] = []
    briefing = _Resolver(loaded, actors, content, found).briefing()
    return None if has_errors(found) else briefing, found


def unused_seeds(content: Content, used: Container[str]) -> Iterator[Diagnostic]:
    """A note for each seed that no article uses."""
    for name in content.seeds:
        if name not in used:
            hint = f"`briefing new article {argument(name)}` drafts its article file"
            yield note(Place(f"seeds/{name}"), "unused-seed", "no article uses this seed", hint)


_EXPLAINED = 100
"""Looking for the nearest passage takes long: of a briefing with more faults, only so many are explained by it."""


@dataclass
class _Resolver:
    """Resolves one briefing; its methods follow the order of the YAML."""

    loaded: LoadedBriefing
    actors: dict[str, Actor]
    content: Content
    diagnostics: list[Diagnostic]
    articles: dict[str, Prepared] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    spoilt: frozenset[str] = frozenset()
    """Ids of issues, stances and figures whose entries are wrong, of which is told there alone."""
    explained: int = 0
    """How many words that were not found have been compared with the nearest passage."""

    def briefing(self) -> Briefing | None:
        """The briefing as far as it could be resolved; None where its own file could not be read."""
        head = self.loaded.briefing
        self._prepare()
        if head:
            self._vocabulary(head)
        for article in self.articles.values():
            self._quotations(article)
        checked = {name: self._article(name, article) for name, article in self.articles.items()}
        articles = tuple(checked[name] for name, article in self.articles.items() if not article.loaded.model.draft)
        if head is None:
            return None
        model = head.model
        lede = self._statement(model.lede, head, ("lede",), None) if model.lede else None
        statements = tuple(
            self._statement(entry, head, ("statements", index), None)
            for index, entry in enumerate(model.statements or ())
        )
        timeline = sorted(self._events(head), key=lambda event: event.date)
        utterances = self._utterances(articles)
        if model.draft:
            message = "this briefing is a draft: checked as far as it goes, not published"
            self.diagnostics.append(note(head.place("draft"), "draft", message, "delete `draft` to publish it"))
        if model.draft or lede is None:
            return None
        return Briefing(
            self.loaded.slug,
            model.title,
            model.date,
            lede,
            statements,
            tuple(self.issues.values()),
            tuple(timeline),
            self._figures(articles),
            articles,
            self._mentioned(articles),
            utterances,
            tuple(self._corrections(head)),
        )

    def _events(self, head: Loaded[BriefingFile]) -> Iterator[Event]:
        for index, entry in enumerate(head.model.timeline or ()):
            evidence = self._evidence(entry.evidence, head, ("timeline", index), None)
            basis, place = entry.basis or "stated", head.place("timeline", index, "text")
            yield Event(entry.date, entry.text, basis, evidence, place)

    def _corrections(self, head: Loaded[BriefingFile]) -> Iterator[Correction]:
        for index, entry in enumerate(head.model.corrections or ()):
            if entry.article is not None and entry.article not in self.loaded.article_names:
                place = head.place("corrections", index, "article")
                self.diagnostics.append(unknown(place, "article", entry.article, self.loaded.article_names))
            yield Correction(entry.date, entry.text, entry.article)

    def _utterances(self, articles: Sequence[Article]) -> tuple[Utterance, ...]:
        quotations = [quotation for article in articles for quotation in article.quotations]
        index = {quotation.id: number for number, quotation in enumerate(quotations)}
        wishes: dict[str, Wishes] = {"same_as": {}, "not_same_as": {}}
        for name, article in self.articles.items():
            entries = article.loaded.model.quotations or ()
            keys = list(article.quotations)
            for number, entry in enumerate(entries):
                for kind in wishes:
                    for at, reference in enumerate(getattr(entry, kind)):
                        place = article.loaded.place("quotations", number, kind, at)
                        evidence = self._quoted_evidence(reference, place, name)
                        key = entry.id or (keys[number] if len(keys) == len(entries) else "")
                        if evidence and evidence.quotation and f"{name}/{key}" in index:
                            wishes[kind][index[f"{name}/{key}"], index[evidence.quotation.id]] = place
        utterances, found = joined(quotations, wishes["same_as"], wishes["not_same_as"])
        self.diagnostics += found
        return utterances

    # Before anything can be verified: the articles' texts and the briefing's vocabulary

    def _prepare(self) -> None:
        seen: dict[str, Place] = {}
        for loaded in self.loaded.articles:
            name, place = loaded.model.seed, loaded.place("seed")
            if not name:  # the file is faulty, and has been reported
                continue
            self._unfinished(loaded)
            if "/" in name or "\\" in name or name in (".", ".."):
                self.diagnostics.append(
                    error(place, "seed-outside", "a seed is a file in seeds/", "give its file name alone")
                )
                continue
            if name in self.content.refused:
                continue
            if name not in self.content.seeds:
                found = unknown(place, "seed", name, self.content.seeds)
                if moved := moved_seed(loaded, self.content):
                    found = replace(found, hint=f"the same article now lies in seeds/{moved.new}")
                self.diagnostics.append(replace(found, mend=moved))
                continue
            if name in seen:
                message = f"this seed is also used in {seen[name]}"
                self.diagnostics.append(error(place, "duplicate-seed", message, "one article a seed"))
            seen.setdefault(name, place)
            self._drift(loaded, self.content.seeds[name])
            self.articles[loaded.name] = Prepared(loaded, self.content.seeds[name], self.diagnostics)

    def _drift(self, loaded: Loaded[ArticleFile], seed: Seed) -> None:
        """Say where a seed is no longer what was received: then what was verified is not what was published."""
        if loaded.model.sha256 in (None, seed.sha256):
            return
        since = f" on {loaded.model.retrieved}" if loaded.model.retrieved else ""
        message = f"seeds/{seed.name} is no longer the file that was received{since}: its SHA-256 is now {seed.sha256}"
        hint = "bring back the file as it was; if the publisher changed the article, add it anew under another name"
        self.diagnostics.append(error(loaded.place("sha256"), "seed-drift", message, hint))

    def _unfinished(self, loaded: Loaded[ArticleFile]) -> None:
        if loaded.model.draft:
            count = len(loaded.model.todo)
            left = f", {count} {'thing' if count == 1 else 'things'} to do" if count else ""
            message = f"this article is a draft{left}: checked, not published"
            self.diagnostics.append(note(loaded.place("draft"), "draft", message, "delete `draft` to publish it"))
            return
        if loaded.model.todo:
            message = f"there is something left to do: {loaded.model.todo[0]}"
            hint = "do it and delete the entry, or set `draft: true`"
            self.diagnostics.append(error(loaded.place("todo", 0), "todo-left", message, hint))
        for index, entry in enumerate(loaded.model.summary or ()):
            if entry.text == TO_BE_WRITTEN:
                message = "this sentence is still the one that stands in every draft"
                hint = "say in your own words what the article says, or set `draft: true`"
                self.diagnostics.append(error(loaded.place("summary", index, "text"), "todo-left", message, hint))

    def _is_another_draft(self, name: str, article: str | None, place: Place) -> bool:
        """Whether evidence points from elsewhere to an article that will not be published; if so, says it."""
        head = self.loaded.briefing
        if name == article or not self.articles[name].loaded.model.draft or (head and head.model.draft):
            return False
        message = f"the article “{name}” is a draft and will not be published"
        self.diagnostics.append(error(place, "draft-cited", message, "finish it, or rest this on another article"))
        return True

    def _vocabulary(self, head: Loaded[BriefingFile]) -> None:
        for index, entry in enumerate(head.model.issues or ()):
            place = head.place("issues", index, "id")
            if entry.id in self.issues:
                self.diagnostics.append(error(place, "duplicate-id", f"the issue “{entry.id}” stands here twice"))
            stances: dict[str, Stance] = {}
            for number, stance in enumerate(entry.stances):
                if stance.id in stances:
                    where = head.place("issues", index, "stances", number, "id")
                    self.diagnostics.append(error(where, "duplicate-id", f"the stance “{stance.id}” stands here twice"))
                stances[stance.id] = Stance(stance.id, stance.label, stance.tone)
            self.issues[entry.id] = Issue(entry.id, entry.title, entry.question, tuple(stances.values()))
        for index, figure in enumerate(head.model.figures or ()):
            if figure.id in self.figures:
                place = head.place("figures", index, "id")
                self.diagnostics.append(error(place, "duplicate-id", f"the figure “{figure.id}” stands here twice"))
            self.figures[figure.id] = figure.what
        fitting = {stance.id for issue in self.issues.values() for stance in issue.stances}
        self.spoilt = head.ids - fitting.union(self.issues, self.figures)

    def _sources(self) -> Iterable[Source]:
        return (article.source for article in self.articles.values())

    # Quotations

    def _quotations(self, article: Prepared) -> None:
        loaded = article.loaded
        taken = {entry.id for entry in loaded.model.quotations or () if entry.id}
        for index, entry in enumerate(loaded.model.quotations or ()):
            speaker_place = loaded.place("quotations", index, "speaker")
            speaker = None if entry.speaker == UNNAMED else self._actor(entry.speaker, speaker_place)
            verdict = verify_quotation(
                entry.words,
                article.source,
                context=entry.context,
                speaker=(speaker.name, *speaker.aliases) if speaker else (),
                language=entry.language,
                others=self._sources(),
                explain=self.explained < _EXPLAINED,
            )
            again = partial(verify_quotation, source=article.source, context=entry.context, language=entry.language)
            self._report(
                self._accepted(verdict, entry, loaded, index),
                loaded.place("quotations", index, "words"),
                mended_words(entry.words, verdict, again, entry.accept),
                speaker_place,
            )
            key = entry.id or free_key(slug(entry.words), taken)
            taken.add(key)
            if key in article.quotations:
                place = loaded.place("quotations", index, "id")
                message = f"the quotation “{key}” stands here twice, first on line {article.quotations[key].place.line}"
                self.diagnostics.append(error(place, "duplicate-id", message))
                continue
            if verdict.match:
                place = loaded.place("quotations", index)
                article.quotations[key] = self._quotation(key, article, entry, speaker, verdict, place)
        _warn_of_repeats(article, self.diagnostics)

    def _quotation(
        self, key: str, article: Prepared, entry: QuotationEntry, speaker: Actor | None, verdict: Verdict, place: Place
    ) -> Quotation:
        match = verdict.match
        assert match is not None
        return Quotation(
            f"{article.loaded.name}/{key}",
            key,
            article.loaded.name,
            article.seed.name,
            quotation_kind(article.source, match.parts),
            speaker,
            match.parts,
            match.joints,
            match.kind,
            match.dropped,
            place,
            entry.language or article.loaded.model.language,
            self._translation(entry, article.loaded, place),
        )

    def _translation(self, entry: QuotationEntry, loaded: Loaded[ArticleFile], place: Place) -> Translation | None:
        if entry.translation is None:
            return None
        config = self.content.config
        language = entry.translation.language or (config.model.language if config else "en")
        original = entry.language or loaded.model.language
        is_told = entry.language or "language" not in loaded.unfit
        is_own = entry.translation.language or not (config and "language" in config.unfit)
        if is_told and is_own and tongue(language) == tongue(original):
            message = f"this translation is in the language of the words themselves, “{original}”"
            hint = "set `language` of the article or of the quotation to that of the words, or of the translation to its own"
            self.diagnostics.append(warning(place, "translation-same-language", message, hint))
        return Translation(entry.translation.text, language, entry.translation.by)

    def _accepted(self, verdict: Verdict, entry: QuotationEntry, loaded: Loaded[ArticleFile], index: int) -> Verdict:
        """The verdict without the warnings that the editor accepts; accepting what is not there is said."""
        codes = {finding.code for finding in verdict.findings}
        for number, code in enumerate(entry.accept):
            if verdict.match and code not in codes:
                place = loaded.place("quotations", index, "accept", number)
                message = f"there is no “{code}” to accept here"
                self.diagnostics.append(warning(place, "overrules-nothing", message, "delete it"))
        return replace(verdict, findings=tuple(each for each in verdict.findings if each.code not in entry.accept))

    def _report(self, verdict: Verdict, place: Place, mend: Mend | None, speaker_place: Place | None = None) -> None:
        self.explained += verdict.nearest is not None
        for finding in verdict.findings:
            where = speaker_place if finding.code == "speaker-contradicted" and speaker_place else place
            said = Diagnostic(where, finding.severity, finding.code, finding.message, finding.hint)
            if finding.code.endswith("-not-found") and verdict.nearest:
                said = replace(said, difference=verdict.nearest.diff, mend=mend)
            self.diagnostics.append(said)

    def _actor(self, id: str, place: Place) -> Actor | None:
        file = self.content.actors
        if file and "actors" not in file.unfit and id not in file.ids:
            self.diagnostics.append(unknown(place, "actor", id, self.actors))
        return self.actors.get(id)

    # Evidence and what it bears out

    def _evidence(
        self, entries: Sequence[EvidenceEntry], loaded: Head, path: tuple[str | int, ...], article: str | None
    ) -> tuple[Evidence, ...]:
        found = (
            self._one_evidence(entry, loaded, (*path, "evidence", index), article)
            for index, entry in enumerate(entries)
        )
        return tuple(evidence for evidence in found if evidence)

    def _one_evidence(
        self, entry: EvidenceEntry, loaded: Head, path: tuple[str | int, ...], article: str | None
    ) -> Evidence | None:
        if entry.quotation is not None:
            return self._quoted_evidence(entry.quotation, loaded.place(*path, "quotation"), article)
        name = entry.article or article
        place = loaded.place(*path, "article")
        if name is None:
            hint = f"known: {', '.join(sorted(self.articles))}"
            self.diagnostics.append(
                error(place, "missing-key", "“article” is missing: which article has these words?", hint)
            )
            return None
        if name not in self.articles:
            if name not in self.loaded.article_names:
                self.diagnostics.append(unknown(place, "article", name, self.loaded.article_names))
            return None
        if self._is_another_draft(name, article, place):
            return None
        source = self.articles[name].source
        assert entry.words is not None
        explain = self.explained < _EXPLAINED
        verdict = verify_passage(entry.words, source, context=entry.context, others=self._sources(), explain=explain)
        again = partial(verify_passage, source=source, context=entry.context)
        self._report(verdict, loaded.place(*path, "words"), mended_words(entry.words, verdict, again))
        return Evidence(name, verdict.match.parts, None) if verdict.match else None

    def _quoted_evidence(self, reference: str, place: Place, article: str | None) -> Evidence | None:
        name, _, key = reference.rpartition("/")
        name = name or article or ""
        if not name:
            hint = "write `article/quotation`"
            self.diagnostics.append(error(place, "unknown-quotation", f"which article is “{reference}” in?", hint))
            return None
        if name not in self.articles:
            if name not in self.loaded.article_names:
                missing = unknown(place, "article", name, self.loaded.article_names)
                mend = missing.mend and Mend(reference, f"{missing.mend.new}/{key}")
                self.diagnostics.append(replace(missing, mend=mend))
            return None
        if self._is_another_draft(name, article, place):
            return None
        quotations = self.articles[name].quotations
        if key not in quotations:
            loaded = self.articles[name].loaded
            ids = quotations.keys() | loaded.ids
            if key not in ids and "quotations" not in loaded.unfit:
                here = ids if name == article else []
                self.diagnostics.append(
                    unknown(place, "quotation", reference, [*here, *(f"{name}/{id}" for id in ids)])
                )
            return None
        return Evidence(name, quotations[key].parts, quotations[key])

    def _statement(
        self, entry: StatementEntry, loaded: Head, path: tuple[str | int, ...], article: str | None
    ) -> Statement:
        evidence = self._evidence(entry.evidence, loaded, path, article)
        return Statement(entry.text, evidence, loaded.place(*path, "text"), getattr(entry, "contradiction", False))

    # One article

    def _article(self, name: str, article: Prepared) -> Article:
        loaded, model = article.loaded, article.loaded.model
        body = body_words(article)
        quotations = sorted(article.quotations.values(), key=lambda quotation: quotation.parts)
        return Article(
            name,
            article.seed,
            article.title,
            self._provenance(article, "outlet", model.outlet),
            self._provenance(article, "byline", model.byline),
            self._provenance(article, "date", model.date),
            self._provenance(article, "url", model.url),
            model.language,
            article.exclusions,
            body,
            tuple(
                self._statement(entry, loaded, ("summary", index), name)
                for index, entry in enumerate(model.summary or ())
            ),
            tuple(self._key_actors(name, article)),
            tuple(quotations),
            tuple(self._positions(name, article)),
            tuple(self._readings(article)),
            loaded.place(),
        )

    def _provenance(self, article: Prepared, key: str, fact: StatedFact | None) -> Provenance:
        if fact is None:
            return Provenance(None, "not stated in the source", None)
        if fact.basis is not None:
            return Provenance(fact.value, fact.basis, None)
        assert fact.words is not None
        span = locate(fact.words, article.source)
        if span is None:
            place = article.loaded.place(key, "words")
            self.diagnostics.append(error(place, "passage-not-found", "these words do not stand in the seed"))
        return Provenance(fact.value, "stated", article.source.passage(*span) if span else None)

    def _key_actors(self, name: str, article: Prepared) -> Iterable[KeyActor]:
        loaded = article.loaded
        seen: set[str] = set()
        for index, entry in enumerate(loaded.model.actors or ()):
            place = loaded.place("actors", index, "actor")
            actor = self._actor(entry.actor, place)
            if entry.actor in seen:
                self.diagnostics.append(error(place, "duplicate-id", f"the actor “{entry.actor}” stands here twice"))
            seen.add(entry.actor)
            evidence = self._evidence(entry.evidence, loaded, ("actors", index), name)
            names = (actor.name, *actor.aliases) if actor else ()
            if not entry.evidence and (passage := own_words(entry.role, names, article.source)):
                evidence = (Evidence(name, (passage,), None),)
            if actor and not entry.evidence and not evidence:
                place = loaded.place("actors", index, "role")
                self.diagnostics.append(_without_evidence(entry.role, actor.name, article, place))
            if actor:
                yield KeyActor(actor, entry.role, evidence)

    def _positions(self, name: str, article: Prepared) -> Iterable[Position]:
        loaded = article.loaded
        for index, entry in enumerate(loaded.model.positions or ()):
            actor = self._actor(entry.actor, loaded.place("positions", index, "actor"))
            evidence = self._evidence(entry.evidence, loaded, ("positions", index), name)
            issue = self.issues.get(entry.issue)
            if self.loaded.briefing is None:
                continue
            if issue is None:
                if entry.issue not in self.spoilt and "issues" not in self.loaded.briefing.unfit:
                    place = loaded.place("positions", index, "issue")
                    self.diagnostics.append(unknown(place, "issue", entry.issue, self.issues))
                continue
            stances = {stance.id: stance for stance in issue.stances}
            if entry.stance not in stances:
                if entry.stance not in self.spoilt:
                    where = loaded.place("positions", index, "stance")
                    message = f"“{entry.stance}” is no stance on “{issue.id}”"
                    found = error(where, "unknown-stance", message, did_you_mean(entry.stance, stances))
                    self.diagnostics.append(mendable(found, entry.stance, stances))
                continue
            if actor:
                place = loaded.place("positions", index)
                yield Position(actor, issue, stances[entry.stance], name, entry.summary, evidence, place)

    # Figures

    def _readings(self, article: Prepared) -> Iterable[Reading]:
        loaded = article.loaded
        for index, entry in enumerate(loaded.model.figures or ()):
            head = self.loaded.briefing
            if entry.figure not in {*self.figures, *self.spoilt} and head and "figures" not in head.unfit:
                self.diagnostics.append(
                    unknown(loaded.place("figures", index, "figure"), "figure", entry.figure, self.figures)
                )
            verdict = verify_passage(
                entry.words,
                article.source,
                context=entry.context,
                others=self._sources(),
                explain=self.explained < _EXPLAINED,
            )
            again = partial(verify_passage, source=article.source, context=entry.context)
            place = loaded.place("figures", index, "words")
            self._report(verdict, place, mended_words(entry.words, verdict, again))
            if verdict.match:
                reading = reading_of(entry, verdict.match.parts[0], article, index, self.diagnostics)
                if reading:
                    yield reading

    def _figures(self, articles: Sequence[Article]) -> tuple[Figure, ...]:
        by_id = {
            id: tuple(reading for article in articles for reading in article.readings if reading.figure == id)
            for id in self.figures
        }
        return tuple(Figure(id, what, by_id[id], agreement(by_id[id])) for id, what in self.figures.items())

    def _mentioned(self, articles: Sequence[Article]) -> tuple[Actor, ...]:
        ids = {quotation.speaker.id for article in articles for quotation in article.quotations if quotation.speaker}
        ids |= {key.actor.id for article in articles for key in article.key_actors}
        ids |= {position.actor.id for article in articles for position in article.positions}
        return tuple(actor for actor in self.actors.values() if actor.id in ids)


def _without_evidence(role: str, name: str, article: Prepared, place: Place) -> Diagnostic:
    """What is said of a role that nothing bears out: the article may have these words, but far from the actor's name."""
    if locate(role, article.source) is None:
        message = f"the article does not say {quoted(role)}, and no evidence is given"
        hint = "copy the words that stand there beside the name, or add `evidence:` that bears the role out"
        return error(place, "role-without-evidence", message, hint)
    message = f"the article says {quoted(role)}, but not beside a name of {name}"
    hint = "add `evidence:` with a longer run of words that shows whose role it is, or the alias that stands there"
    return error(place, "role-without-evidence", message, hint)


def _warn_of_repeats(article: Prepared, diagnostics: list[Diagnostic]) -> None:
    seen: dict[tuple[Passage, ...], Quotation] = {}
    for quotation in article.quotations.values():
        if (first := seen.setdefault(quotation.parts, quotation)) is not quotation:
            message = f"this passage is already quoted on line {first.place.line}"
            diagnostics.append(warning(quotation.place, "duplicate-quotation", message, "keep one of them"))
