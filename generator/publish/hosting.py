"""Ready configurations for the hosts that people use: the same headers in each one's own words.

`_headers` at the site's root is read by Netlify, Cloudflare Pages and others. The files below `hosting/` are to be
included by hand; hosts that send no headers of ours (GitHub Pages) still have the policy in every page's `<meta>`.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.pages.policy import headers

_TEXT_TYPES = "text/css application/javascript application/json image/svg+xml application/xml"


def hosting_files() -> Mapping[str, str]:
    """Configuration files by their address below the site's root."""
    return {
        "_headers": _static_hosts(),
        "hosting/nginx.conf": _nginx(),
        "hosting/apache.conf": _apache(),
        "hosting/Caddyfile": _caddy(),
    }


def _static_hosts() -> str:
    lines = "".join(f"  {name}: {value}\n" for name, value in headers().items())
    return f"# Read by Netlify, Cloudflare Pages and other static hosts.\n/*\n{lines}"


def _nginx() -> str:
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers().items())
    return (
        "# Inside the `server` block: include this file.\n"
        "error_page 404 /404.html;\n"
        "charset utf-8;\n"
        "gzip on;\n"
        f"gzip_types {_TEXT_TYPES};\n"
        # Addresses stay the same from one edition to the next: a browser asks each time, and is told "unchanged".
        'add_header Cache-Control "no-cache" always;\n'
        f"{lines}"
    )


def _apache() -> str:
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers().items())
    return (
        "# In the virtual host, or as .htaccess beside index.html.\n"
        "ErrorDocument 404 /404.html\n"
        "AddDefaultCharset utf-8\n"
        "AddType font/woff2 .woff2\n"
        "<IfModule mod_deflate.c>\n"
        f"  AddOutputFilterByType DEFLATE text/html {_TEXT_TYPES}\n"
        "</IfModule>\n"
        "<IfModule mod_headers.c>\n"
        '  Header always set Cache-Control "no-cache"\n'
        f"{lines}"
        "</IfModule>\n"
    )


def _caddy() -> str:
    lines = "".join(f'    {name} "{value}"\n' for name, value in headers().items())
    return (
        "# Inside the site's block: import this file.\n"
        "encode gzip\n"
        "header {\n"
        '    Cache-Control "no-cache"\n'
        f"{lines}"
        "}\n"
        "handle_errors {\n"
        "    rewrite * /404.html\n"
        "    file_server\n"
        "}\n"
    )
