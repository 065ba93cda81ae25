from django.db import models


class Heartbeat(models.Model):
    """When a process beside the web last showed that it works."""

    process = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.process}, {self.at}"
