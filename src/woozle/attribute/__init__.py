"""Who said what in one article: attributions as source, cue and content passages."""

from woozle.attribute.reading import Reading
from woozle.attribute.tagger import Tagger, attribute, load_tagger, read

__all__ = ["Reading", "Tagger", "attribute", "load_tagger", "read"]
