"""What stands between a page and the services: one presenter for each page."""
