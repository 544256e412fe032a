"""Scales: what can be chosen where the choice is the same in every article, and for each what would
have to stand in the text. That is what a student is told who chose it wrongly, and tells no key.
"""

from .. import views

ACTS = {
    "assert": "an assertion: that it is so",
    "report": "a report: what somebody did, said or saw",
    "confirm": "a confirmation: backs what was said before",
    "deny": "a denial: that it is not so",
    "accuse": "an accusation: lays a wrong at somebody's door",
    "estimate": "an estimate: a figure that is not known for sure",
    "forecast": "a forecast: what is to come",
    "urge": "a demand: what ought to be done",
    "warn": "a warning of something",
    "assess": "an assessment: judges, weighs, values",
}
NO_ACT = {
    "assert": "for that, somebody would have to say that it is so, and do nothing else with it.",
    "report": "for that, somebody would have to tell what was done, said or seen.",
    "confirm": "for that, somebody would have to back what others had said before.",
    "deny": "for that, somebody would have to say that it is not so.",
    "accuse": "for that, somebody would have to be blamed for a wrong.",
    "estimate": "for that, a figure would have to be put on what is not known for sure.",
    "forecast": "for that, it would have to be about what is still to come.",
    "urge": "for that, somebody would have to want something to be done.",
    "warn": "for that, somebody would have to tell others to beware of it.",
    "assess": "for that, somebody would have to judge how good, bad or important it is.",
}
"""what would have to be done with the words for each of these"""
SURE = {
    "certain": "certain: no word limits it",
    "probable": "probable: worded as likely",
    "possible": "possible: worded as what may be",
    "unstated": "it does not say: it wants or asks, and does not commit itself",
}
NOT_SURE = {
    "certain": "for that, no word at all would have to limit how sure they are.",
    "probable": "for that, a word would have to make them likely, and no more than that.",
    "possible": "for that, a word would have to make them one thing that may be, among others.",
    "unstated": "for that, somebody would have to want it or ask for it.",
}
"""what would have to stand there for each of these"""
WORDED = {
    "certain": "It is worded as certain.",
    "probable": "It is worded as likely.",
    "possible": "It is worded as what may be.",
    "unstated": "It is worded without committing itself.",
}
BASES = {
    "explicit": "the words themselves give it, the year as well",
    "inferred-year": "the words name a day or a month, but no year: it is inferred",
    "relative": "it is worked out from another day, as in “three days later”",
    "world-knowledge": "it takes a fact from outside the text",
    "vague": "a vague word, such as “earlier” or “now”, which names no time",
    "carried-over": "it is carried over from another sentence",
    "bounded-by-relay": "only the report of it is dated",
}
NO_BASIS = {
    "explicit": "for that, all of it, the year as well, would have to stand in these words.",
    "inferred-year": "for that, the words would have to name a day or a month, and no year.",
    "relative": "for that, another day would have to be named from which it can be worked out.",
    "world-knowledge": "for that, no sentence of the article would help to find the day.",
    "vague": "for that, the words would have to be such as set a limit, and name no time.",
    "carried-over": "for that, the day would have to be named in another sentence, for the same.",
    "bounded-by-relay": "for that, only its passing on would have to be dated.",
}
"""what would have to be so for a date to rest on each of these"""
CLOCKS = {
    "said": "when something was said",
    "happened": "when something happened, or will",
}
NO_CLOCK = {
    "said": "for that, the date would have to go with the verb of saying.",
    "happened": "for that, the date would have to go with what is told, and not with the telling.",
}
NOT_ALLOWED = {
    "=": "for that, one more or one less would have to make the sentence false.",
    "~": "for that, the wording would have to leave both sides open, a little more and less.",
    "<": "for that, the wording would have to stop short of the figure.",
    ">": "for that, the wording would have to go beyond the figure.",
    "<=": "for that, the wording would have to allow the figure itself and whatever lies below.",
    ">=": "for that, the wording would have to allow the figure itself and whatever lies above.",
}
"""how a figure would have to be worded for each of the signs"""
ODD = {
    "textual-defect": "the wording is damaged, odd or ambiguous",
    "missing-metadata": "the text does not say something about itself",
    "unattributed": "nobody is cited for it",
    "anonymous": "whoever says it has no name here",
    "framing": "the wording takes a side, or puts it in a light",
    "wording-mismatch": (
        "the wording does not match: elsewhere, or in the words quoted, it is otherwise"
    ),
    "circular": "what looks like several sources comes down to one",
    "silence": "something that one would want to know is passed over",
}
NOT_ODD = {
    "textual-defect": "for that, a word would have to be missing or wrong, or to mean two things.",
    "missing-metadata": "for that, author, headline, publisher or day would have to be missing.",
    "unattributed": "for that, it would have to be on nobody's word.",
    "anonymous": "for that, somebody would have to speak here who is called by no name.",
    "framing": "for that, another word would have to be possible that takes no side.",
    "wording-mismatch": "for that, the same matter would have to be worded in two ways.",
    "circular": "for that, two who seem to bear each other out would have to be one.",
    "silence": "for that, the words would have to raise a question that nobody answers.",
}
"""what would have to be so for each of these"""
VOICES = {
    views.NAMED: "a source whom the text names",
    views.UNNAMED: "a source without a name",
    views.OWN_VOICE: "nobody: the outlet says it in its own voice",
}
NO_VOICE = {
    views.NAMED: "for that, whoever says it would have to be called by a name.",
    views.UNNAMED: "for that, somebody would have to be cited without being called by a name.",
    views.OWN_VOICE: "for that, no cue would have to reach the words.",
}
"""what would have to stand in the text for each of these"""
BEARS = {
    "supports": "the first makes the second more likely",
    "contradicts": "both cannot hold of the same thing at the same time",
    "qualifies": "the first limits the second, without denying it",
    "updates": "the first is newer and overtakes the second",
    "elaborates": "the first adds detail to the second",
}
NOT_BORNE = {
    "supports": "for that, the second would have to be likelier once the first holds.",
    "contradicts": "for that, one of them would have to be false.",
    "qualifies": "for that, the first would have to say how far the second goes.",
    "updates": "for that, the first would have to be of a later day, and in place of the second.",
    "elaborates": "for that, the first would have to tell more of what the second tells.",
}
"""what would have to be so for each of these"""
HANDS = {
    0: "none: the outlet says it in its own voice",
    1: "one: the outlet has it from the origin",
    2: "two: somebody stands between the outlet and the origin",
    3: "three: two stand between the outlet and the origin",
}
NOT_HANDS = {
    0: "for that, no cue would have to reach the words.",
    1: "for that, the outlet would have to cite one party, and that one nobody.",
    2: "for that, the one whom the outlet cites would have to cite one more.",
    3: "for that, two would have to hand it on, each from somebody else.",
}
GROUNDS = {
    "took-part": "they took part in it themselves",
    "saw": "they saw or heard it happen",
    "document": "they have it from a document",
    "was-told": "they have it from somebody who told them",
    "measured": "they counted or measured it",
    "office": "it is theirs to know, by their office",
    "inference": "they conclude it from something else",
}
BACKING = {
    "alone": "nobody else says it, and nobody denies it",
    "backed": "somebody else says it, too, and nobody denies it",
    "denied": "nobody else says it, and somebody denies it",
}
NOT_BACKED = {
    "alone": "for that, no second party would have to speak of it, for or against.",
    "backed": "for that, a second party would have to say the same.",
    "denied": "for that, a second party would have to say that it is not so.",
}
"""what would have to stand in the text for each of these"""
