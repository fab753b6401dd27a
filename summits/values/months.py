"""The months and the weekdays as they are written in English, Russian and Arabic.

The months also as German, French, Spanish, Italian, Portuguese and Turkish lists have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from summits.values import dates
from summits.values.words import fold


def month(words: str) -> int | None:
    """The number of a month by its folded name, or by two of them, as the Arab press has it."""
    named = {_months().get(" ".join(name.split())) for name in words.split("/")}
    return named.pop() if len(named) == 1 else None


@cache
def _months() -> dict[str, int]:
    return {
        fold(name).replace("_", " "): number
        for names in (_NAMES, _ELSEWHERE)
        for number, line in enumerate(names.strip().splitlines(), 1)
        for name in line.split()
    }


@cache
def weekdays() -> list[tuple[str, set[str]]]:
    """The weekdays, each with the folded forms that name it."""
    return [(day, set(_forms(day.lower(), fold(others)))) for day, others in _DAYS.items()]


def _forms(day: str, others: str) -> Iterator[str]:
    yield from (day[:end] for end in range(3, len(day) + 1))
    yield from others.split()


_NAMES = """
january jan январь января янв يناير كانون_الثاني كانون_ثاني
february feb февраль февраля февр фев فبراير شباط
march mar март марта мар مارس آذار
april apr апрель апреля апр أبريل نيسان
may май мая مايو أيار
june jun июнь июня июн يونيو يونيه حزيران
july jul июль июля июл يوليو يوليه تموز
august aug август августа авг أغسطس آب
september sept sep сентябрь сентября сент сен سبتمبر أيلول
october oct октябрь октября окт أكتوبر تشرين_الأول تشرين_أول
november nov ноябрь ноября нояб ноя نوفمبر تشرين_الثاني تشرين_ثاني
december dec декабрь декабря дек ديسمبر كانون_الأول كانون_أول
"""
_ELSEWHERE = """
januar jänner janvier enero gennaio janeiro ocak
februar février febrero febbraio fevereiro şubat
märz mars marzo março mart
avril abril aprile nisan
mai mayo maggio maio mayıs
juni juin junio giugno junho haziran
juli juillet julio luglio julho temmuz
août agosto ağustos
septembre septiembre setiembre settembre setembro eylül
oktober octobre octubre ottobre outubro ekim
novembre noviembre novembro kasım
dezember décembre diciembre dicembre dezembro aralık
"""
_DAYS = dict(
    zip(
        dates.WEEKDAYS,
        (
            "понедельник пн الاثنين الإثنين",
            "вторник вт الثلاثاء",
            "среда ср الأربعاء",
            "четверг чт الخميس",
            "пятница пт الجمعة",
            "суббота сб السبت",
            "воскресенье вс الأحد",
        ),
        strict=True,
    )
)
