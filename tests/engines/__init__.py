"""The phone's app in the engines of other phones: WebKit, as on an iPhone, and Firefox."""
