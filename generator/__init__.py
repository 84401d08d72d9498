"""Briefing microsites: news articles and curated YAML become a site whose every quotation is proven.

The modules, read in this order, follow the data: what is wrong (`diagnostics`), what is read
(`seeds`, `yamlfile`, `models`, `content`), how words are found (`typography`, `marks`, `speech`, `source`, `verify`),
what a briefing is (`briefing`, `resolve`), and what is shown of it (`views`, `pages`, `render`, `exports`,
`diff`, `repository`, `history`, `interchange`, `site`, `build`, `serve`, `cli`).
"""
