"""The demonstration: an invented organisation, built through the protocol by Python phones.

Its season of 2022 gives the figures of the activity report's page 20 exactly; the year in progress
is made around today. Everybody in it is invented: phone numbers are those that the French regulator
keeps for fiction (06 39 98 …), surnames are birds and trees.
"""

from api.operations.demo.build import BuildFailed as BuildFailed
from api.operations.demo.build import build as build
from api.operations.demo.command import announce as announce
from api.operations.demo.command import ready as ready
from api.operations.demo.folder import Demo as Demo
from api.operations.demo.folder import settings_of as settings_of
