from subscriptions.models.deliveries import NEWSLETTER, Delivery, Sending
from subscriptions.models.issues import NewsletterIssue, NewsletterIssueTranslation
from subscriptions.models.subscribers import Subscriber, Subscription

__all__ = [
    "NEWSLETTER",
    "Delivery",
    "NewsletterIssue",
    "NewsletterIssueTranslation",
    "Sending",
    "Subscriber",
    "Subscription",
]
