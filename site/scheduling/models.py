from django.db import models


class Heartbeat(models.Model):
    """When a process beside the web last showed that it works."""

    process = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.process}, {self.at}"


class Round(models.Model):
    """How far a job has come that works through its rows in slices (`scheduling.slices`)."""

    job = models.CharField(max_length=80, primary_key=True)
    began_at = models.DateTimeField()
    #: The last row of the round that was looked at; none when the round is over.
    last_id = models.PositiveBigIntegerField(null=True, default=0)

    def __str__(self) -> str:
        return f"{self.job}, {self.last_id}"
