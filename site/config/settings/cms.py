"""Settings of Wagtail, and of what editors do in its admin."""

from config.environment import Env

env = Env()

WAGTAIL_SITE_NAME = "One Small Thing"
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 10
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAILIMAGES_IMAGE_MODEL = "files.PublicImage"
WAGTAILDOCS_DOCUMENT_MODEL = "files.PublicDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "files.forms.PublicImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 40 * 1024 * 1024  # as telephones write them; stored smaller
WAGTAILDOCS_DOCUMENT_FORM_BASE = "files.forms.PublicDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp3", "odt", "pdf", "pptx", "txt", "xlsx"]  # files.cleaning knows each
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024  # an episode of the podcast
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False, "LOGIN": False, "GROUPS": False}
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False, "LOGIN": False, "GROUPS": False}
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "exact"  # its question names the page by the title of its draft
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILREDIRECTS_AUTO_CREATE = False  # redirects.signal_handlers does, for addresses that were once public
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
TAGGIT_CASE_INSENSITIVE = True

# Where the import of sources asks for the details of a DOI, https://doi.org/ say. Empty, it asks nobody.
DOI_LOOKUP = env.url("DOI_LOOKUP", "https", "http")
