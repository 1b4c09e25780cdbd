"""The local server: `woozle serve`. One user, one machine, 127.0.0.1 only; needs `pip install 'woozle[web]'`.

serve.py      binds, opens the browser, runs
app.py        the addresses of the site and what answers them
guard.py      which requests are let in, and the headers of every answer; limits.py: how much they may bring
folder.py     the stories, one file each, and their corrections beside them
worker.py     the process that reads and compares; jobs.py queues, watches and ends its work
api.py        the JSON API; openapi.py describes it from the same table
pages/        HTML, one file a page; forms.py reads what is sent back
"""
