"""What a person wants to see of a ledger, as values: pages and exports are made from these, never from the ledger."""

from onrecord.dossier.build import build
from onrecord.dossier.dossier import Dossier, Figures, OwnVoice
from onrecord.dossier.matter import MatterDossier, matter_dossier
from onrecord.dossier.trail import Trail, trail_of

__all__ = ["Dossier", "Figures", "MatterDossier", "OwnVoice", "Trail", "build", "matter_dossier", "trail_of"]
