from wagtail import fields


class StreamField(fields.StreamField):
    """Wagtail's StreamField whose blocks stay out of migrations.

    Blocks shape what an editor may write, not a column: a change of blocks needs no migration.
    """

    def __init__(self, block_types=(), use_json_field=True, block_lookup=None, **kwargs):
        super().__init__(block_types or [], use_json_field, block_lookup, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
