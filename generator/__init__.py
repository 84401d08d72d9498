"""Briefing microsites: news articles and curated YAML become a site whose every quotation is proven.

The rooms, read in this order, follow the data: any text (`prose`), files into models or diagnostics (`reading`), words
found in their articles (`proving`), sayings and figures side by side (`comparing`), content into briefings
(`resolving`). Of these, an article becomes a proposed file (`drafting`), and editors are helped along (`editing`). What
is shown (`showing`), given away as data (`exporting`) and put out (`publishing`) comes together in `building`; `cli` is
its edge. `machine` is how work is done here, `audit` doubts all of it.
"""
