"""What is kept stays the person's own: backups, restoring, export and import, erasing."""
