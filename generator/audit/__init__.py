"""Proves a built site against the seeds, without any of the generator's own modules.

Only the published files and the seeds are read. Every quotation that a reader can see must stand, character for
character, in the seed that the page credits; every offset in the data must cut out the text it claims; every passage
that bears something out must be marked, in an excerpt that is the seed's; every name beside a quotation, and every link
to an actor, must be the one in the data; nothing may strike, hide or turn the words of a quotation; a stance beside a
place on an issue, a figure beside a place in an article and a role in its row must be the data's, a value in digits its
words'; what the data say in an editor's words must stand on the page that it belongs to, and as often in its Markdown;
what running text sets in quotation marks must stand in a seed or be an editor's own in the data; every file beside the
pages, and the linked data in their heads, must be there and give the same. Feeds must give the briefings' own title,
lede and statements; files and tags for reference managers the articles' own headline, outlet, date, address and notes,
and as authors nobody whom the byline does not name. A page must bear the title and the description of the data, look so
where its link is shared, with a picture that is there, and run nothing that its policy does not name; the days that it
writes must be the data's.

What an editor wrote is proved to be the same everywhere, not to be true. Which words of a byline are the authors, and
what pages and feeds tell of earlier versions, is not proved: of the two feeds of changes only that they say the same.
What pictures show, what the site's own scripts and styles do, the words of a list's description, and pages that end in
other than .html are not read. Of a page's own prose only what stands in quotation marks is: a sentence that somebody adds
without them is not found.
"""
