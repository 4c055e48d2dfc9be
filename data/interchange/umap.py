"""uMap (.umap): the whole map as uMap saves it. Every layer becomes a chapter, every point a stop.

The layers are GeoJSON; what says how they look stands in `_umap_options`, in older files in `_storage`. Texts
have a markup of uMap's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from data.interchange.field_names import compared_name, known_names
from data.interchange.file_content import UnreadableError, json_of
from data.interchange.formats import Format, ImportedStops, not_written
from data.interchange.geojson import FoundFeature, stops_of_features
from data.interchange.named_values import counted_values, is_empty, report_members
from data.interchange.notes import MAP_DESCRIPTION, Notes
from data.interchange.sanitize import plain_text
from data.interchange.slide import members_in_words

OPTIONS = ("_umap_options", "_storage", "_storage_options")
"""Members with the options of a layer or a feature, the newest name first."""
OF_A_VIEW = frozenset(
    {
        *("browsable", "captionBar", "captionControl", "captionMenus", "categorized", "center", "choropleth"),
        *(
            "circles",
            "cluster",
            "color",
            "condition",
            "dashArray",
            "datalayersControl",
            "defaultView",
            "draw",
        ),
        *("displayOnLoad", "displayPopupFooter", "easing", "editMode", "editinosmControl", "embedControl"),
        *("facetKey", "fields", "fill", "fillColor", "fillOpacity", "filterKey", "fromZoom", "heat", "icon"),
        *("fullscreenControl", "homeControl", "iconClass", "iconOpacity", "iconSize", "iconUrl", "id"),
        *("inCaption", "interactive", "is_template", "labelDirection", "labelHover", "labelInteractive"),
        *("labelKey", "limitBounds", "locateControl", "mask", "measureControl", "miniMap", "moreControl"),
        *("onLoadPanel", "opacity", "outlinkTarget", "overlay", "permanentCreditBackground", "permissions"),
        *("popupShape", "popupTemplate", "proportionalColor", "radius", "rank", "rules", "scaleControl"),
        *(
            "scrollWheelZoom",
            "searchControl",
            "settings",
            "showLabel",
            "slideshow",
            "slugKey",
            "smoothFactor",
        ),
        *("sortKey", "starControl", "stroke", "syncEnabled", "tilelayer", "tilelayersControl", "toZoom"),
        *("ttl", "type", "weight", "zoom", "zoomControl", "zoomTo", "_referenceVersion"),
    }
)
"""Options that say how the map looks, and nothing of a stop."""
FILE_MEMBERS = ("type", "uri", "properties", "geometry", "layers")
LAYER_MEMBERS = ("type", "features", "name", "bbox", "id", "properties", *OPTIONS)
TEXT_NAMES = frozenset(map(compared_name, known_names(["text"])))
FRAME = re.compile(r"\{\{\{([^{}|\s]+)(?:\|[^{}]*)?\}\}\}")
PICTURE = re.compile(r"\{\{([^{}|\s]+)(?:\|[^{}]*)?\}\}")
LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]")
MARKUP: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^\*{1,2} (.*)\n?", re.MULTILINE), r"<ul><li>\1</li></ul>"),
    (re.compile(r"^#{1,3} (.*)\n?", re.MULTILINE), r"<h4>\1</h4>"),
    (re.compile(r"^---+[ \t]*\n?", re.MULTILINE), "<hr>"),
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*(.+?)\*"), r"<em>\1</em>"),
)
"""Lists, headings, lines across, bold and italics, as uMap writes them."""


def read(data: bytes) -> ImportedStops:
    """The points of every layer, also of hidden ones. Lines and areas are left out."""
    document, notes = json_of(data), Notes()
    layers = document.get("layers")
    if document.get("type") != "umap" or not isinstance(layers, list):
        raise UnreadableError("this is no map of uMap; save the map with “full backup” and import that file.")
    properties = _object(document.get("properties"))
    title = plain_text(properties.get("name"))
    report_members(document, FILE_MEMBERS, "members of the file", notes)
    _report_map(properties, notes)
    found = [each for number, layer in enumerate(layers, 1) for each in _features(layer, number, notes)]
    return ImportedStops(title, stops_of_features(found, title, notes), notes.sentences)


def _report_map(properties: Mapping[str, Any], notes: Notes) -> None:
    """Report what the map says of itself besides its name."""
    if description := plain_text(properties.get("description")):
        notes.add(MAP_DESCRIPTION, f"“{description}”")
    _report_options(properties, ("name", "description"), "values of the map", notes)


def _features(layer: Any, number: int, notes: Notes) -> Iterator[FoundFeature]:
    """The features of a layer, whose name is their chapter."""
    if not isinstance(layer, Mapping):
        notes.add("What stands among the layers is none, and is left out", f"layer {number}")
        return
    options = _options(layer) or _object(layer.get("properties"))
    name = plain_text(options.get("name")) or plain_text(layer.get("name"))
    where = f"layer {number} ({name[:40]})" if name else f"layer {number}"
    report_members(layer, LAYER_MEMBERS, "members of layers", notes)
    _report_options(options, ("name", "remoteData"), "values of layers", notes)
    _report_remote_data(_object(options.get("remoteData")), where, notes)
    if options.get("displayOnLoad") is False:
        notes.add(
            "Hidden in the file, and imported all the same: delete it if visitors shall not see it", where
        )
    features = layer.get("features")
    if not isinstance(features, list) or not features:
        notes.add("A layer without features gives no stop", where)
        return
    for order, each in enumerate(features, 1):
        place = f"{where}, feature {order}"
        yield FoundFeature(place, _as_geojson(each, place, notes), {"chapter": name} if name else {})


def _report_remote_data(remote: Mapping[str, Any], where: str, notes: Notes) -> None:
    """Report a layer that uMap fills from the web: import opens no network connection."""
    if address := plain_text(remote.get("url")):
        fault = (
            "A layer’s data stand elsewhere, and are not downloaded: save what the address gives, and import "
            "that too"
        )
        notes.add(fault, f"{where}: {address}")
    elif not is_empty(remote):
        notes.add("A layer’s data stand elsewhere, and are left out", f"{where}: {members_in_words(remote)}")


def _as_geojson(feature: Any, where: str, notes: Notes) -> Any:
    """The feature without uMap’s options and id, which is made by chance; its texts as HTML."""
    if not isinstance(feature, Mapping) or not isinstance(feature.get("properties"), Mapping):
        return feature
    properties = feature["properties"]
    _report_options(_options(properties) or _options(feature), (), "values of features", notes)
    values = {
        name: _html(value, where, notes) if compared_name(str(name)) in TEXT_NAMES else value
        for name, value in properties.items()
        if name not in OPTIONS
    }
    members = {name: value for name, value in feature.items() if name not in ("id", *OPTIONS)}
    return {**members, "properties": values}


def _html(value: Any, where: str, notes: Notes) -> Any:
    """A text in uMap’s markup as HTML; a note reports each page that it would show within the text."""
    if not isinstance(value, str):
        return value
    for address in FRAME.findall(value):
        notes.add("A page that is shown within a text is left out", f"{where}: {address}")
    html = FRAME.sub("", value.replace("\r\n", "\n").strip())
    for pattern, written in MARKUP:
        html = pattern.sub(written, html)
    html = LINK.sub(lambda link: f'<a href="{escape(link[1])}">{link[2] or link[1]}</a>', html)
    html = PICTURE.sub(lambda picture: f'<img src="{escape(picture[1])}">', html)
    return re.sub(r"(?<!\n)\n(?!\s*\n)", "<br>\n", html) if html != value or "\n" in value else value


def _options(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options of a layer or of the properties of a feature; empty where there are none."""
    return next((each for name in OPTIONS if (each := _object(value.get(name)))), {})


def _report_options(options: Mapping[str, Any], read: tuple[str, ...], kind: str, notes: Notes) -> None:
    for name, value in options.items():
        if name not in OF_A_VIEW and name not in read:
            for path, count in counted_values(str(name), value):
                notes.add_left_out(kind, path, count)


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


FORMAT = Format(
    name="umap",
    title="uMap",
    suffix=".umap",
    holds=frozenset(),
    write=not_written,
    read=read,
)
