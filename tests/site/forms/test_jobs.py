"""Answers are deleted on the day that their form promised, and no sooner."""

import datetime

import time_machine

from core.registry import jobs
from forms.models import FormSubmission
from recycle_bin.models import Deletion
from tests.site.forms.factories import send


def test_the_clock_deletes_each_answer_on_its_day_for_good(place, browser):
    with time_machine.travel("2026-05-10 12:00"):
        send(browser, place)
    with time_machine.travel("2026-06-10 12:00"):
        send(browser, place)
    [job] = [job for job in jobs() if job.name == "forms: delete answers whose day has come"]
    left = []
    for day in ("2026-11-09 23:59", "2026-11-10 00:30", "2026-12-09 12:00", "2026-12-10 00:30"):
        with time_machine.travel(day):
            job.run()
            job.run()
        left.append(FormSubmission.objects.count())

    assert left == [2, 1, 1, 0]
    assert job.every_seconds <= datetime.timedelta(hours=1).total_seconds()
    assert not Deletion.objects.exists()
