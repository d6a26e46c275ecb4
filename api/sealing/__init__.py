"""Sealing, in Python: the same keys and envelopes as `pwa/src/seal`, for the Python phone,
the demonstration and the tests. The server never imports this; it has no key.
"""

from api.sealing.encoding import b64url as b64url
from api.sealing.encoding import from_b64url as from_b64url
from api.sealing.field import Opened as Opened
from api.sealing.field import SealedTooLong as SealedTooLong
from api.sealing.field import open_field as open_field
from api.sealing.field import seal_field as seal_field
from api.sealing.field import sealed_with as sealed_with
from api.sealing.invitation import Invitation as Invitation
from api.sealing.invitation import invitation_link as invitation_link
from api.sealing.invitation import new_invitation as new_invitation
from api.sealing.invitation import open_invitation as open_invitation
from api.sealing.invitation import parse_invitation_link as parse_invitation_link
from api.sealing.invitation import seal_invitation as seal_invitation
from api.sealing.jwe import CannotOpen as CannotOpen
from api.sealing.organisation_keys import OrganisationKey as OrganisationKey
from api.sealing.organisation_keys import OrganisationKeys as OrganisationKeys
from api.sealing.organisation_keys import grant as grant
from api.sealing.organisation_keys import new_organisation_key as new_organisation_key
from api.sealing.organisation_keys import open_grant as open_grant
from api.sealing.organisation_keys import open_grants as open_grants
from api.sealing.password import DEFAULT_STRETCH as DEFAULT_STRETCH
from api.sealing.password import Stretched as Stretched
from api.sealing.password import StretchParams as StretchParams
from api.sealing.password import WeakStretch as WeakStretch
from api.sealing.password import new_salt as new_salt
from api.sealing.password import stretch as stretch
from api.sealing.person_key import PersonKey as PersonKey
from api.sealing.person_key import new_person_key as new_person_key
from api.sealing.person_key import open_private as open_private
from api.sealing.person_key import rewrap_private as rewrap_private
from api.sealing.person_key import wrap_private as wrap_private
from api.sealing.recovery import Recovery as Recovery
from api.sealing.recovery import new_recovery as new_recovery
from api.sealing.recovery import open_recovery as open_recovery
from api.sealing.vouching import RECOVERY_OWNER as RECOVERY_OWNER
from api.sealing.vouching import fingerprint as fingerprint
from api.sealing.vouching import is_vouched_for as is_vouched_for
from api.sealing.vouching import vouch_for as vouch_for
