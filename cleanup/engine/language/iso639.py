"""ISO 639-1: the codes of languages, with the codes of three letters that they have elsewhere, and English names."""

import re
from functools import lru_cache

from cleanup.messages import closest

# How the codes of languages are written, with and without a region: en, haw, en-GB.
PATTERN = "[a-z]{2,3}(-[A-Za-z0-9]{1,8})*"

TABLE = """
aa aar Afar, ab abk Abkhazian, ae ave Avestan, af afr Afrikaans, ak aka Akan, am amh Amharic, an arg Aragonese,
ar ara Arabic, as asm Assamese, av ava Avaric, ay aym Aymara, az aze Azerbaijani, ba bak Bashkir,
be bel Belarusian, bg bul Bulgarian, bi bis Bislama, bm bam Bambara, bn ben Bengali, bo bod/tib Tibetan,
br bre Breton, bs bos Bosnian, ca cat Catalan, ce che Chechen, ch cha Chamorro, co cos Corsican, cr cre Cree,
cs ces/cze Czech, cu chu Church Slavic, cv chv Chuvash, cy cym/wel Welsh, da dan Danish, de deu/ger German,
dv div Divehi, dz dzo Dzongkha, ee ewe Ewe, el ell/gre Greek, en eng English, eo epo Esperanto, es spa Spanish,
et est Estonian, eu eus/baq Basque, fa fas/per Persian, ff ful Fulah, fi fin Finnish, fj fij Fijian,
fo fao Faroese, fr fra/fre French, fy fry Western Frisian, ga gle Irish, gd gla Scottish Gaelic,
gl glg Galician, gn grn Guarani, gu guj Gujarati, gv glv Manx, ha hau Hausa, he heb Hebrew, hi hin Hindi,
ho hmo Hiri Motu, hr hrv Croatian, ht hat Haitian Creole, hu hun Hungarian, hy hye/arm Armenian, hz her Herero,
ia ina Interlingua, id ind Indonesian, ie ile Interlingue, ig ibo Igbo, ii iii Sichuan Yi, ik ipk Inupiaq,
io ido Ido, is isl/ice Icelandic, it ita Italian, iu iku Inuktitut, ja jpn Japanese, jv jav Javanese,
ka kat/geo Georgian, kg kon Kongo, ki kik Kikuyu, kj kua Kuanyama, kk kaz Kazakh, kl kal Kalaallisut,
km khm Khmer, kn kan Kannada, ko kor Korean, kr kau Kanuri, ks kas Kashmiri, ku kur Kurdish, kv kom Komi,
kw cor Cornish, ky kir Kyrgyz, la lat Latin, lb ltz Luxembourgish, lg lug Ganda, li lim Limburgan,
ln lin Lingala, lo lao Lao, lt lit Lithuanian, lu lub Luba-Katanga, lv lav Latvian, mg mlg Malagasy,
mh mah Marshallese, mi mri/mao Maori, mk mkd/mac Macedonian, ml mal Malayalam, mn mon Mongolian,
mr mar Marathi, ms msa/may Malay, mt mlt Maltese, my mya/bur Burmese, na nau Nauru, nb nob Norwegian Bokmål,
nd nde North Ndebele, ne nep Nepali, ng ndo Ndonga, nl nld/dut Dutch, nn nno Norwegian Nynorsk,
no nor Norwegian, nr nbl South Ndebele, nv nav Navajo, ny nya Chichewa, oc oci Occitan, oj oji Ojibwa,
om orm Oromo, or ori Oriya, os oss Ossetian, pa pan Punjabi, pi pli Pali, pl pol Polish, ps pus Pashto,
pt por Portuguese, qu que Quechua, rm roh Romansh, rn run Rundi, ro ron/rum Romanian, ru rus Russian,
rw kin Kinyarwanda, sa san Sanskrit, sc srd Sardinian, sd snd Sindhi, se sme Northern Sami, sg sag Sango,
sh hbs Serbo-Croatian, si sin Sinhala, sk slk/slo Slovak, sl slv Slovenian, sm smo Samoan, sn sna Shona,
so som Somali, sq sqi/alb Albanian, sr srp Serbian, ss ssw Swati, st sot Southern Sotho, su sun Sundanese,
sv swe Swedish, sw swa Swahili, ta tam Tamil, te tel Telugu, tg tgk Tajik, th tha Thai, ti tir Tigrinya,
tk tuk Turkmen, tl tgl Tagalog, tn tsn Tswana, to ton Tonga, tr tur Turkish, ts tso Tsonga, tt tat Tatar,
tw twi Twi, ty tah Tahitian, ug uig Uyghur, uk ukr Ukrainian, ur urd Urdu, uz uzb Uzbek, ve ven Venda,
vi vie Vietnamese, vo vol Volapük, wa wln Walloon, wo wol Wolof, xh xho Xhosa, yi yid Yiddish, yo yor Yoruba,
za zha Zhuang, zh zho/chi Chinese, zu zul Zulu
"""

ENTRIES = [entry.split(maxsplit=2) for entry in TABLE.replace("\n", " ").strip().split(", ")]
# The names of the languages in English, by their codes.
NAMES = {code: name for code, _, name in ENTRIES}

# The codes by those of three letters, terminological and bibliographic.
SHORTER = {longer: code for code, both, _ in ENTRIES for longer in both.split("/")}

# The similarity from which a name is suggested.
CLOSE = 0.75


@lru_cache(maxsize=64)
def is_language(code: str) -> bool:
    """Return whether a text is the code of a language, with or without a region: ``en``, ``en-GB``.

    A code of three letters may be that of any language that has none of two.
    """
    if re.fullmatch(PATTERN, code) is None:
        return False
    first, _, _ = code.partition("-")
    return first in NAMES if len(first) == 2 else first not in SHORTER


def hint(text: str) -> str:
    """Return ``; did you mean en?`` for a text that means a language by another name, and nothing for others."""
    code = _meant(text.strip().casefold().replace("_", "-"))
    return f"; did you mean {code}?" if code else ""


def _meant(text: str) -> str | None:
    first, *regions = text.split("-")
    if code := first if first in NAMES else SHORTER.get(first):
        return "-".join((code, *(region.upper() if len(region) == 2 else region for region in regions)))
    codes = {name.casefold(): code for code, name in NAMES.items()}
    name = closest(text, codes, CLOSE)
    return None if name is None else codes[name]
