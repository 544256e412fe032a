"""Talking widgets: what answers its own page, and the words in its place where no kernel runs."""

from collections.abc import Iterable
from typing import Any, cast

import anywidget

from .showing import Html


class Talking(anywidget.AnyWidget):
    """A widget that talks with its page in messages and not in synced traits, so that a saved
    notebook keeps its code and not what was said.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(lambda _, message, buffers: list(map(self.send, self.respond(message))))

    def respond(self, message: dict) -> Iterable[dict]:
        """The answers to one message of the page."""
        raise NotImplementedError

    def instead(self) -> Html | None:
        """What stands in the widget's place where no kernel runs; None for nothing of its own."""
        return None

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict] | None:
        widget = cast(tuple[dict, dict] | None, super()._repr_mimebundle_(**kwargs))
        words = self.instead()
        if widget is None or words is None:
            return widget
        bundle, metadata = widget
        return bundle | words._repr_mimebundle_(), metadata
