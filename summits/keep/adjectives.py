"""What belongs to a country, in English: `as in “the French side”`."""

from __future__ import annotations

from collections.abc import Iterator

_WORDS = """
AD Andorran|AE Emirati|AF Afghan|AG Antiguan|AL Albanian|AM Armenian|AO Angolan|AR Argentine|AT Austrian
AU Australian|AZ Azerbaijani|BA Bosnian|BB Barbadian|BD Bangladeshi|BE Belgian|BF Burkinabe|BG Bulgarian
BH Bahraini|BI Burundian|BJ Beninese|BN Bruneian|BO Bolivian|BR Brazilian|BS Bahamian|BT Bhutanese
BW Botswanan|BY Belarusian|BZ Belizean|CA Canadian|CD Congolese|CF Central African|CG Congolese|CH Swiss
CI Ivorian|CL Chilean|CM Cameroonian|CN Chinese|CO Colombian|CR Costa Rican|CU Cuban|CV Cape Verdean
CY Cypriot|CZ Czech|DE German|DJ Djiboutian|DK Danish|DM Dominican|DO Dominican|DZ Algerian|EC Ecuadorian
EE Estonian|EG Egyptian|ER Eritrean|ES Spanish|ET Ethiopian|FI Finnish|FJ Fijian|FM Micronesian|FR French
GA Gabonese|GB British|GD Grenadian|GE Georgian|GH Ghanaian|GM Gambian|GN Guinean|GQ Equatoguinean
GR Greek|GT Guatemalan|GW Bissau-Guinean|GY Guyanese|HN Honduran|HR Croatian|HT Haitian|HU Hungarian
ID Indonesian|IE Irish|IL Israeli|IN Indian|IQ Iraqi|IR Iranian|IS Icelandic|IT Italian|JM Jamaican
JO Jordanian|JP Japanese|KE Kenyan|KG Kyrgyz|KH Cambodian|KI I-Kiribati|KM Comorian|KN Kittitian
KP North Korean|KR South Korean|KW Kuwaiti|KZ Kazakh|LA Lao|LB Lebanese|LC Saint Lucian|LI Liechtenstein
LK Sri Lankan|LR Liberian|LS Basotho|LT Lithuanian|LU Luxembourg|LV Latvian|LY Libyan|MA Moroccan
MC Monegasque|MD Moldovan|ME Montenegrin|MG Malagasy|MH Marshallese|MK Macedonian|ML Malian|MM Burmese
MN Mongolian|MR Mauritanian|MT Maltese|MU Mauritian|MV Maldivian|MW Malawian|MX Mexican|MY Malaysian
MZ Mozambican|NA Namibian|NE Nigerien|NG Nigerian|NI Nicaraguan|NL Dutch|NO Norwegian|NP Nepali|NR Nauruan
NZ New Zealand|OM Omani|PA Panamanian|PE Peruvian|PG Papua New Guinean|PH Philippine|PK Pakistani
PL Polish|PS Palestinian|PT Portuguese|PW Palauan|PY Paraguayan|QA Qatari|RO Romanian|RS Serbian
RU Russian|RW Rwandan|SA Saudi|SB Solomon Islands|SC Seychellois|SD Sudanese|SE Swedish|SG Singaporean
SI Slovenian|SK Slovak|SL Sierra Leonean|SM Sammarinese|SN Senegalese|SO Somali|SR Surinamese
SS South Sudanese|ST Santomean|SU Soviet|SV Salvadoran|SY Syrian|SZ Swazi|TD Chadian|TG Togolese|TH Thai
TJ Tajik|TL Timorese|TM Turkmen|TN Tunisian|TO Tongan|TR Turkish|TT Trinidadian|TV Tuvaluan|TW Taiwanese
TZ Tanzanian|UA Ukrainian|UG Ugandan|US American|UY Uruguayan|UZ Uzbek|VA Vatican|VC Vincentian
VE Venezuelan|VN Vietnamese|VU Vanuatuan|WS Samoan|XK Kosovar|YE Yemeni|YU Yugoslav|ZA South African
ZM Zambian|ZW Zimbabwean
"""


def by_code(table: str) -> Iterator[tuple[str, str]]:
    """A table of words, each behind the code of a country."""
    for entry in table.strip().replace("\n", "|").split("|"):
        code, _, words = entry.partition(" ")
        yield code, words


ADJECTIVES = dict(by_code(_WORDS))
"""By ISO 3166 alpha-2 code."""
