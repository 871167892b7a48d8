"""Maps drawn offline: from the places of a dossier to outlines, dots and labels, as values that a template prints."""

from onrecord.export.atlas.drawing import Drawing, drawings_of

__all__ = ["Drawing", "drawings_of"]
