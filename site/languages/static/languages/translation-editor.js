// Our names for what wagtail-localize's editor offers. Before the editor, which asks for them when the page has loaded.
Object.assign(window.django.catalog, JSON.parse(document.getElementById("translation-editor-labels").textContent));
