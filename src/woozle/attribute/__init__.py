"""Who said what in one article: attributions as source, cue and content passages."""

from woozle.attribute.tagger import Tagger, attribute, load_tagger

__all__ = ["Tagger", "attribute", "load_tagger"]
