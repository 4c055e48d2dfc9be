"""Ways to write one position, 59.95 north and 30.32 east, that a table of places may hold."""

from __future__ import annotations

POINT = (59.95, 30.32)
LATITUDES = [
    *("59.95", "+59.95", "59.950", " 59.95 ", "\u00a059.95", "\u200b59.95", "59.95°", "59,95°", "59.95° N"),
    *("N 59,95°", "N59.95", "59.95N", "59.95 n", "59°57′N", "59° 57' 0\" N", "59°57'00''N", "59º57´N"),
    *("59 57' N", "59*57'N", "59D57'N", "N 59° 57,0'", "59°57′ с. ш.", "59°57′с.ш.", "59,95° С Ш"),
]
LONGITUDES = [
    *(
        "30.32",
        "+30.32",
        "30.320",
        "30.32\u2009",
        "30.32\ufeff",
        "30.32\u200d",
        "30.32°",
        "30,32°",
        "30.32° E",
    ),
    *("E 30,32°", "E30.32", "30.32E", "30.32 e", "30°19′12″E", "30° 19' 12\" E", "30°19'12''E", "30º19´12ʺE"),
    *("30 19' 12\" E", "30*19'12\"E", "30D19'12\"E", "E 30° 19,2'", "30°19′12″ в. д.", "30°19′12″в.д."),
    "30,32° В Д",
]
BOTH_IN_ONE = [
    *("59°57′N 30°19′12″E", "59° 57' 0\" N, 30° 19' 12\" E", "30°19′12″E 59°57′N", "59°57'N;30°19'12\"E"),
    *("59°57′ с. ш. 30°19′12″ в. д.", "30°19′12″ в. д., 59°57′ с. ш.", "N59°57′ E30°19′12″"),
    *("59.95N 30.32E", "N 59,95° E 30,32°", "E30.32 / N59.95", "59.95° N, 30.32° E"),
]
WITH_DECIMAL_COMMA = ("59,95", "30,32")
"""What a table that `;` or a tab separates may hold too."""

CELLS = [
    *((latitude, "30.32") for latitude in LATITUDES),
    *(("59.95", longitude) for longitude in LONGITUDES),
    *((both, "") for both in BOTH_IN_ONE),
    *(("", both) for both in BOTH_IN_ONE),
    *((both, both) for both in BOTH_IN_ONE),
]
"""The cells latitude and longitude of a row."""
