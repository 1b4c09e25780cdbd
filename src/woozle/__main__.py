"""python -m woozle"""

from woozle.cli import app

app()
