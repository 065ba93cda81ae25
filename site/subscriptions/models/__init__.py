from subscriptions.models.deliveries import Delivery, Sending
from subscriptions.models.issues import NewsletterIssue, NewsletterIssueTranslation
from subscriptions.models.subscribers import Subscriber

__all__ = ["Delivery", "NewsletterIssue", "NewsletterIssueTranslation", "Sending", "Subscriber"]
