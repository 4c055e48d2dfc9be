"""Chromium's policies for the whole machine: everything but the exhibit's own page is forbidden.

Each name was checked in `chrome://policy` of Chromium 156; an older one ignores names it does not
know. Three that seem useful are left out, because of the pipe on which the supervisor asks the browser
whether it answers (`--remote-debugging-pipe`):

- `RemoteDebuggingAllowed: false` stops Chromium at its start, because the pipe is forbidden too.
- `DeveloperToolsAvailability: 2` allows the pipe but hides every page from it. The tools themselves cannot be
  opened: their window is a `devtools://` page, which the list of forbidden addresses covers.
- `ForceEphemeralProfiles`: the supervisor gives each start a temporary profile.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

Value = bool | int | str | Sequence[str] | Mapping[str, str]

NEVER = 2
"""`Default…Setting: 2`: no page may, and none may ask for permission."""

NOT_IN_CHROMIUM_150 = frozenset({"DefaultAutomaticDownloadsSetting"})
"""Names that Chromium 156 knows and 150 does not: `DownloadRestrictions` forbids downloads in both."""

NAVIGATION: Mapping[str, Value] = {
    # “*” does not cover the browser's own pages: settings, history, the dinosaur.
    "URLBlocklist": ["*", "chrome://*", "chrome-untrusted://*"],
    "DownloadRestrictions": 3,
    "DefaultAutomaticDownloadsSetting": NEVER,
    "AllowFileSelectionDialogs": False,
    "PrintingEnabled": False,
    "DefaultPopupsSetting": NEVER,
    "SandboxExternalProtocolBlocked": True,
    "IncognitoModeAvailability": 1,
    "BrowserGuestModeEnabled": False,
    "BrowserAddPersonEnabled": False,
    "ExtensionInstallBlocklist": ["*"],
    "BlockExternalExtensions": True,
    "WebAppInstallByUserEnabled": False,
    "TaskManagerEndProcessEnabled": False,
}
FEATURES: Mapping[str, Value] = {
    "TranslateEnabled": False,
    "PasswordManagerEnabled": False,
    "PaymentMethodQueryEnabled": False,
    "SpellcheckEnabled": False,
    "DefaultSearchProviderEnabled": False,
    "SearchSuggestEnabled": False,
    "BookmarkBarEnabled": False,
    "EditBookmarksEnabled": False,
    "SavingBrowserHistoryDisabled": True,
    "AllowDinosaurEasterEgg": False,
    "PromotionsEnabled": False,
    "UserFeedbackAllowed": False,
    "FeedbackSurveysEnabled": False,
    "QRCodeGeneratorEnabled": False,
    "DesktopSharingHubEnabled": False,
    "DefaultBrowserSettingEnabled": False,
    "CommandLineFlagSecurityWarningsEnabled": False,
    "BrowserSignin": 0,
    "SigninInterceptionEnabled": False,
    "SyncDisabled": True,
    "LiveTranslateEnabled": False,
    "BuiltInAIAPIsEnabled": False,
    "GenAILocalFoundationalModelSettings": 1,
    "NTPCardsVisible": False,
    "DefaultNotificationsSetting": NEVER,
    "DefaultGeolocationSetting": NEVER,
    "DefaultClipboardSetting": NEVER,
    "DefaultSensorsSetting": NEVER,
    "DefaultLocalFontsSetting": NEVER,
    "DefaultWindowManagementSetting": NEVER,
    "DefaultFileSystemReadGuardSetting": NEVER,
    "DefaultFileSystemWriteGuardSetting": NEVER,
    "DefaultWebBluetoothGuardSetting": NEVER,
    "DefaultWebUsbGuardSetting": NEVER,
    "DefaultWebHidGuardSetting": NEVER,
    "DefaultSerialGuardSetting": NEVER,
    "AudioCaptureAllowed": False,
    "VideoCaptureAllowed": False,
    "ScreenCaptureAllowed": False,
}
NETWORK: Mapping[str, Value] = {
    "MetricsReportingEnabled": False,
    "UrlKeyedAnonymizedDataCollectionEnabled": False,
    "DomainReliabilityAllowed": False,
    "SafeBrowsingProtectionLevel": 0,  # one page, from this machine: there is nothing to look up
    "BackgroundModeEnabled": False,
    "ComponentUpdatesEnabled": False,
    "ChromeVariations": 2,
    "NetworkPredictionOptions": 2,
    "AlternateErrorPagesEnabled": False,
    "BrowserNetworkTimeQueriesEnabled": False,
    "DnsOverHttpsMode": "off",
    "BuiltInDnsClientEnabled": False,
    "DNSInterceptionChecksEnabled": False,
    "IntranetRedirectBehavior": 1,
    "QuicAllowed": False,
    "EnableMediaRouter": False,
    "WebRtcIPHandling": "disable_non_proxied_udp",
    "ProxySettings": {"ProxyMode": "direct"},
}
ALLOWED: Mapping[str, Value] = {
    "AutoplayAllowed": True,  # a story may be read aloud
    "HttpsUpgradesEnabled": False,  # the page comes from this machine, over plain HTTP
}


def policy(addresses: Sequence[str]) -> Mapping[str, Value]:
    """All policies. `addresses`: the prefixes that may be opened, in the form of `URLAllowlist`."""
    allowed = {"URLAllowlist": list(addresses)}
    return {**NAVIGATION, **allowed, **FEATURES, **NETWORK, **ALLOWED}


def policy_file(addresses: Sequence[str]) -> str:
    return json.dumps(policy(addresses), indent=2) + "\n"
