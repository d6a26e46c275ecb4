"""Why an exchange with the server did not go through. Each leaves the outbox as it was."""

from api.phone.transport import Answer


class Trouble(Exception):
    """The server answered with something else than success; `answer` is that answer."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__(f"{answer.status} {answer.code}")
