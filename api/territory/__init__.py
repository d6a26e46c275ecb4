"""Where: the communes and intercommunalités of all France, and those that an organisation covers."""
