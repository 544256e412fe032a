"""The shapes of temporal expressions in English: one pattern for each rule, and all of them as one;
the words stand in assets/lexicon/timewords.csv.

Rules are tried in their order here, each only where a word begins, and no pattern looks further
than a line of text. Patterns of days and months mind their case ("may", "march" and "sun" are no
dates); all others do not.
"""

import re

from ...lexicons import either, rows
from ..numbers import NUMBER, TENS
from ..numbers import UNITS as NUMERALS

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
]
DOUBTFUL = {"March", "April", "May", "June", "August"}
"""months that are also names of people, verbs or plain words: alone they count only after a
preposition or before a noun
"""


def listed(kind: str, value: str = "") -> list[str]:
    """The words of a kind, and of a value where one is given."""
    return [
        row["word"]
        for row in rows("timewords")
        if row["kind"] == kind and value in ("", row["value"])
    ]


def words(kind: str, value: str = "") -> str:
    """The words of a kind, and of a value where one is given, as a pattern, the longest first."""
    return either(listed(kind, value)).replace("'", "['’]").replace(r"\ ", r"\s")


def month_of(name: str) -> int:
    """The number of a month, by its name or a short form of it."""
    return [month[:3].lower() for month in MONTHS].index(name[:3].lower()) + 1


_full = "|".join([*MONTHS, *(month.upper() for month in MONTHS)])
_short = (
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
    "|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC"
)
_days = "|".join([*WEEKDAYS, *(day.upper() for day in WEEKDAYS)])
COUNTED = rf"(?!\s(?:{words('counted')})\b|\s?%|\s?°)"
MONTH = rf"(?:(?:{_full})|(?:{_short})\b\.?)(?!\w)"
BARE = rf"(?:(?:{_full})(?!\w)|(?:{_short})\.)"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![\w%]|[.,:/][0-9]|[-–][0-9])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:/][0-9])"
DAYS = (
    rf"(?P<days>{DAY}(?:(?:,\s?{DAY}){{0,5}}(?:\s(?:and|or|to|through|until)\s|,\s(?:and|or)\s"
    rf"|\s?[-–]\s?){DAY})?){COUNTED}"
)
WEEKDAY = rf"(?:{_days})"
_day_before = (
    rf"(?:(?P<weekday>{WEEKDAY}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?),?\s"
    rf"(?:the\s)?)?"
)
_lead = r"(?:(?P<lead>(?i:last|this|next|this\spast|this\scoming))\s)?"
_of_year = (
    rf"(?:(?:,\s?|\sof\s|\s|,\sof\s)(?P<year>{YEAR}){COUNTED}|,?\s(?:of\s)?"
    rf"(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\syear\b)"
)
UNITS = (
    r"(?P<unit>(?:seconds|minute|hour|day|night|weekend|week|fortnight|month|year|decade|century"
    r"|centurie)(?!\w*-half))s?\b"
)
COUNT = rf"(?P<count>{NUMBER}|(?:a\s)?(?:few|couple\sof|several|many)|half\san?|an?)"
PARTS_OF_DAY = "morning|afternoon|evening|night"
SEASON = "spring|summer|autumn|fall|winter"
_nth = r"first|second|third|fourth|final|last|1st|2nd|3rd|4th"
_times = rf"(?:once|twice|thrice|several\stimes|many\stimes|(?:{NUMBER})\stimes)"
_unit = "minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century"

PATTERNS = {
    "iso date": (
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=T[0-9]|[^\w-]|-?\W|$)"
        r"(?:T[0-9:.]{4,12}(?:Z|[+-][0-9:]{4,5})?)?"
    ),
    "numeric date": (
        r"(?P<a>[0-9]{1,2})(?:/(?P<b>[0-9]{1,2})/|\.(?P<c>[0-9]{1,2})\.)(?P<year>[0-9]{4})"
        r"(?![\w/]|[.-][0-9])"
    ),
    "year and month": r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>0[1-9]|1[0-2])(?![\w-])",
    "event": (
        r"(?i:since|until)\s(?:the|his|her|its|their)\s(?:[\w'’-]+\s){1,5}"
        r"(?:began|started|ended|broke\sout|erupted|took\soffice|came\sto\spower)\b"
    ),
    "holiday": (
        rf"(?:(?P<lead>[Ll]ast|[Tt]his|[Nn]ext)\s)?(?P<holiday>{words('holiday')})\b"
        rf"(?!\s[A-Z][a-z])(?P<round>\s(?:{words('about a holiday')})\b)?"
        rf"(?:,?\s(?:of\s|in\s)?(?P<year>{YEAR})|\s(?P<which>last|this|next)\syear\b)?"
    ),
    "month and day": rf"{_lead}{_day_before}(?P<month>{MONTH})\s(?:the\s)?{DAYS}{_of_year}?",
    "day and month": (
        rf"{_lead}{_day_before}(?:[Tt]he\s)?{DAYS}\s(?:of\s)?(?P<month>{MONTH}){_of_year}?"
    ),
    "month and year": rf"(?P<month>{MONTH}){_of_year}",
    "years": (
        rf"(?P<first>(?:1[0-9]|20)[0-9]{{2}})(?:\s?[-–]\s?|(?P<slash>/))"
        rf"(?P<last>(?:1[0-9]|20)[0-9]{{2}}|[0-9]{{2}})(?![\w%]|[.,:/–-][0-9]){COUNTED}"
    ),
    "nth day": (
        rf"(?i:the\s(?P<nth>{'|'.join(ORDINALS[:5])}|last)\s(?:(?-i:(?P<weekday>{WEEKDAY}))|day)"
        rf"\s(?:in|of)\s(?-i:(?P<month>{MONTH})))(?:,?\s(?P<year>{YEAR}))?"
    ),
    "spelt year": (
        rf"(?i:(?P<century>nineteen|twenty)[\s-]"
        rf"(?P<rest>(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(NUMERALS[1:10])}))?"
        rf"|{'|'.join(NUMERALS[10:])})\b)(?!\s(?:{words('counted')})\b)"
    ),
    "short year": r"(?<=in )['’](?P<short>[0-9]{2})(?![\w'’])",
    "year before Christ": r"[0-9]{1,4}\s(?:BCE?\b|B\.C\.)",
    "decade": (
        rf"(?i:the\s)?(?:(?P<full>(?:1[0-9]|20)[0-9]0)|['’](?P<short>[0-9]0))['’]?s\b"
        rf"|(?i:the\s|mid-)(?P<word>{'|'.join(f'{ten[:-1]}ies' for ten in TENS)})\b"
    ),
    "century": (
        rf"(?i:(?:the\s)?(?P<nth>{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|[0-9]{{1,2}}"
        rf"(?:st|nd|rd|th))[\s-]century\b(?:\s(?P<bc>BCE?\b|B\.C\.))?)"
    ),
    "fiscal year": (
        rf"(?i:(?:(?:fiscal|financial|tax|school|academic)\syear\s(?:of\s)?|fiscal\s|FY\s?)"
        rf"(?P<year>{YEAR})|(?:the\s)?(?:(?P<which>last|this|next|current|previous)\s)?"
        rf"(?:fiscal|financial|tax|school|academic)\syear\b"
        rf"|(?:the\s)?fiscal[\s-](?:{_nth})[\s-]quarter\b)"
    ),
    "season": (
        rf"(?i:(?P<which>last|this|next|the|that)\s(?P<name>{SEASON})"
        rf"(?:\s(?:of\s)?(?:(?P<year>{YEAR})|['’](?P<short>[0-9]{{2}})))?"
        rf"|(?P<name2>{SEASON})(?:s?\sof)?\s"
        rf"(?:(?P<year2>{YEAR})(?:\s?[-–]\s?[0-9]{{2,4}})?|['’](?P<short2>[0-9]{{2}})))\b"
    ),
    "quarter": (
        rf"(?i:(?:the\s)?(?:(?P<before>{YEAR})\s|(?P<ago>year-(?:ago|earlier))\s|"
        rf"(?P<whose>last|this|next)\syear['’]s\s)?(?P<nth>{_nth})[\s-](?P<what>quarter|half)"
        rf"(?:\s(?:of\s)?(?:(?P<year>{YEAR})|(?P<which>this|last|next|the)\syear))?|Q"
        rf"(?P<number>[1-4])(?!:)(?:\s(?:of\s)?(?P<year2>{YEAR}))?|H(?P<half>[12])\s(?P<year3>{YEAR}))\b"
    ),
    "first months": (
        rf"(?i:(?:the\s)?first\s(?P<count>{NUMBER})\smonths(?:\sof\s(?:(?P<year>{YEAR})"
        rf"|(?P<which>this|last|the|next)\syear)|(?=\sof\s(?:the|its)\sfiscal))\b)"
    ),
    "period": (
        rf"(?i:(?:the\s|a\s)?(?:(?P<nth>{_nth})\s)?(?:fiscal\s|financial\s)?"
        rf"(?:(?P<count>{NUMBER})[\s-])?(?P<unit>weekend|week|month|quarter|half|year)s?"
        r"(?=\s(?:that\s)?(?P<way>ended|ending|to|beginning|starting|of)\s(?:on\s|the\send\sof\s)?"
        r"(?-i:[A-Z][a-z]|[0-9]{1,2}(?:\s?[-–]\s?[0-9]{1,2})?\s[A-Z])))"
    ),
    "reported": (
        rf"(?i:the\s(?:(?:(?:latest|most\srecent)\s(?=period))?(?:quarter|period)\b(?!\sof\b|-)"
        rf"|(?:same|corresponding|comparable|like)\s(?:quarter|period|month)\b(?=\s(?:of\s|in\s)?"
        rf"(?:last\syear|(?:a|one)\syear\s(?:ago|earlier|before)|the\syear\sbefore|{YEAR}))))"
    ),
    "repeated": (
        rf"(?i:(?:every|each)\s(?:(?:other|few|second|third|fourth|{NUMBER})\s)?"
        rf"(?:{_unit}|{SEASON}|{PARTS_OF_DAY}|{_days}|{_full})s?\b|{_times}\s"
        rf"(?:an?|every|each|per|in\sa)\s(?:{_unit})\b|per\s(?:{_unit})\b|"
        rf"(?:{_days}|weekend|weeknight)s\b(?!['’])|"
        rf"(?!(?-i:[A-Z]\w+\s[A-Z]))(?:{words('set')})\b)"
    ),
    "rate": (
        r"(?i:an?\s(?:hour|day|night|week|month|year)\b(?!\s(?:ago|earlier|later|before|after|or|and|old"
        r"|from|in|of|to|when)\b|[-’']))"
    ),
    "ago": rf"(?i:(?:{COUNT}[\s-])?{UNITS}\sago\b)",
    "day word": (
        rf"(?i:the\sday\sbefore\s(?P<before>yesterday)|the\sday\safter\s(?P<after>tomorrow)|"
        rf""
        rf"(?:(?:earlier|later|early|late)\s)?"
        rf"(?P<word>yesterday|today|tomorrow)(?:\s(?:{PARTS_OF_DAY}))?|"
        rf"(?P<this>tonight|this\s(?:{PARTS_OF_DAY}))|(?P<last>last\snight)|"
        rf"(?P<over>overnight))\b"
    ),
    "week but one": (
        r"(?i:the\s(?P<unit>week|weekend|month|year)\s(?:(?P<after>after\snext)|before\slast)\b)"
    ),
    "shifted": (
        rf"(?i:(?:the\s)?(?P<adjective>year)-(?:earlier|ago)\b"
        rf"(?:\s(?:period|quarter|month|week)\b)?|"
        rf"(?:(?:{COUNT}|the)\s{UNITS}\s(?P<way>earlier|later|before|after|prior)\b|"
        rf"(?P<loose>hour|day|week|month|year|decade)s\s"
        rf"(?P<loose_way>earlier|later|before|after|prior)\b|the\s"
        rf"(?P<side>following|next|previous|same|very\ssame)\s"
        rf"(?P<what>day|week|month|quarter|year|morning|afternoon|evening|night)\b|"
        rf"(?:(?P<part>earlier|later|early|late)\s)?that\s(?P<that>same\s)?"
        rf"(?P<what2>day|week|month|quarter|year|decade|morning|afternoon|evening|night)\b|"
        rf"(?P<part2>earlier|later)\sin\sthe\s(?P<what3>day)\b))"
    ),
    "stretch": (
        rf"(?i:the\s(?P<which>last|past|next|coming|previous|following)\s{COUNT}\s{UNITS}|"
        rf"(?:over|in|within|for|during|throughout)\sthe\s"
        rf"(?P<which2>last|past|next|coming|previous|following)\s(?P<unit2>{_unit})\b"
        rf"(?!\sof\s(?-i:[A-Z0-9]))|(?:the\s)?(?P<which3>past)\s(?P<unit3>{_unit})\b|"
        rf"(?:(?:in|over|during|for)\s)?(?:the\s)?"
        rf"(?P<loose>recent|coming)\s(?:day|week|month|year|decade)s\b)"
    ),
    "weekday": (
        rf"(?:(?P<plus>[Aa]\sweek\s(?:on|from)\s)?"
        rf"(?:(?i:(?P<which>last|next|this|this\scoming|this\spast|coming|past|early|late"
        rf"|earlier|later)\s(?:on\s)?))?(?P<weekday>{WEEKDAY})"
        rf"(?!\w|\s(?:{words('named after a day')})\b)(?:\s(?i:{PARTS_OF_DAY})\b)?"
        rf"(?:\s(?i:of\s)?(?i:(?P<week>last|this|next)\sweek|(?P<after>last)\b|(?P<week_on>week)\b(?![\w'’-])))?)"
    ),
    "rest": (
        r"(?i:the\s(?:rest|remainder)\sof\s(?:(?:the|this)\s"
        r"(?P<unit>day|week|month|quarter|year|decade|century)\b|(?P<year>(?:19|20)[0-9]{2})\b))"
    ),
    "calendar unit": (
        r"(?i:(?:(?P<part>earlier|later)\s)?(?:(?P<which>last|this|next)|(?:the\s)?(?P<now>current|latest))\s"
        r"(?P<unit>weekend|week|month|quarter|year|decade|century)\b|(?<=of )(?P<the>the)\s"
        r"(?P<unit2>week|month|year|decade|century)\b|(?P<end>year-end|year\send|year['’]s\send)\b"
        r"|(?P<part2>earlier|later)\sin\sthe\s(?P<unit3>week|month|year|decade|century)\b"
        r"|(?:(?<=over )|(?<=during )|(?<=at )|(?<=on ))(?P<weekend>the\sweekend)\b)"
    ),
    "named month": (
        rf"(?i:(?:(?P<part>earlier|later)\s)?(?P<which>last|this|next|this\spast|this\scoming))\s"
        rf"(?P<month>{BARE})"
    ),
    "hour": (
        r"(?i:(?:[01]?[0-9]|2[0-3])(?:[:.][0-5][0-9])?\s?(?:a\.m\.|p\.m\.|am\b|pm\b)|"
        r"(?P<bare>(?:[01]?[0-9]|2[0-3]):[0-5][0-9])(?![\w:.])|noon\b|midday\b|midnight\b"
        rf"|(?:[0-9]{{1,2}}|{'|'.join(NUMERALS[1:13])})"
        r"(?:\so['’]clock\b(?:\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight)\b)?"
        r"|\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight)\b))"
        r"(?:\s(?:local\stime|GMT|UTC|ET|EST|EDT|BST|CET|CEST|PT|PST|PDT|Eastern|Pacific)\b)?"
    ),
    "length": (
        rf"(?i:(?:(?P<for>for)\s(?:about\s|around\s|nearly\s|almost\s|at\sleast\s|more\sthan\s"
        rf"|over\s|up\sto\s|some\s)?(?:{COUNT}[\s-])?|"
        rf"(?P<several>(?:a\s)?(?:few|couple\sof)|several|half\san?)\s|(?P<low>{NUMBER})"
        rf"(?:(?:\s(?:to|or|and)\s|\s?[-–]\s?)(?:{NUMBER}))?[\s-]){UNITS}(?:-long)?)"
        rf"(?![\s-]old|\sof\sage|-olds?\b)"
    ),
    "seconds": r"(?i:[0-9]{1,4}-second)\b",
    "month": rf"(?P<month>{BARE})",
    "year": YEAR + COUNTED,
    "vague": (
        r"(?i:(?<!\btoo )"
        rf"(?:(?P<past>{words('vague', 'past')})|(?P<future>{words('vague', 'future')})))\b"
        rf"(?!\s(?:after|before|than|as|that)\b|-|\s(?:{NUMBER}|few|several|couple|many)\s)"
    ),
}
"""the rules in the order in which they are tried

To add one: its pattern here, in its place, and a reader of the same name in readers.READERS.
"""

SHAPES = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
_nameless = {name: re.sub(r"\(\?P<\w+>", "(?:", pattern) for name, pattern in PATTERNS.items()}
ANY = re.compile(
    rf"(?:(?<![\w$€£¥#@/.-])|(?<=[Mm]id-)|(?<=[Ll]ate-)|(?<=arly-)|(?<=[0-9]-)(?=[A-Z]))"
    rf"(?=[0-9A-Z'’]|(?!(?:{words('idle')})\b)[a-z])(?:"
    + "|".join(
        f"(?:{pattern})(?P<{name.replace(' ', '_')}>)" for name, pattern in _nameless.items()
    )
    + ")"
)
"""all rules as one pattern: the group that is empty behind a rule has its name, with _ for blanks;
before it, it would have each rule tried where its first character already differs. Idle words,
which begin no expression, are passed over for speed
"""

AMOUNT = re.compile(rf"\b(?:{words('amount')})s?\s(?:of\s|was\s|is\s)?$", re.IGNORECASE)
BEFORE_YEAR = re.compile(
    r"(?:(?:\b(?:in|since|of|by|until|till|through|during|before|after|from|between|for|early"
    rf"|late|mid|circa|the|an?|its|his|her|their|our|this|{'|'.join(MONTHS)})|[a-z]['’]s|s['’])\s|\b"
    r"(?:mid|early|late|pre|post)[-–]|\(|[0-9]{4},?\s(?:and|or|to|through|&)\s|[0-9]{4},\s)$",
    re.IGNORECASE,
)
BEFORE_MONTH = re.compile(
    r"\b(?:in|since|of|by|until|till|through|during|before|after|from|between|for|early|late|mid"
    r"|the|an?|its|his|her|their|our|every|and|or|to)[\s-]+$",
    re.IGNORECASE,
)
PART = re.compile(
    r"(?:\b(?:(?P<early>early)|(?P<mid>mid|middle)|(?P<late>late))(?:\s(?:in\s)?|[-–])(?:the\s)?"
    r"|\b(?:the\s)?(?:(?P<start>beginning|start)|(?P<middle>middle)|(?P<end>end|close))\sof\s"
    r"(?:the\s)?)$",
    re.IGNORECASE,
)
LIMIT = re.compile(
    r"\b(?P<way>ever\ssince|since|by|until|till|(?<!way\s)through|before|after|prior\sto|starting|beginning"
    r"|no\slater\sthan)\s(?:on\s|in\s|around\s|about\s|at\sleast\s)?(?:the\s)?"
    rf"(?:(?:{PARTS_OF_DAY})\sof\s)?$",
    re.IGNORECASE,
)
SENTENCE = re.compile(
    r"[.!?\n](?:(?<=\n)"
    rf"|(?<!\s[A-Z].)(?<![ap]\.m.){''.join(f'(?<!{title}.)' for title in listed('title'))}"
    r"[”\"’']?\s+(?=[“\"‘]?[A-Z])|(?<=[ap]\.m\.)\s+(?=[A-Z][a-z]))"
)
"""where a sentence ends: not after a title or an initial, nor between an hour and its zone; it
begins with the marks that it looks for, since only then it is found without trying every place
"""
