"""Ready configurations for the hosts that people use: the same headers in each one's own words.

`_headers` at the site's root is read by Netlify, Cloudflare Pages and others. The files below `hosting/` are to be
included by hand; hosts that send no headers of ours (GitHub Pages) still have the policy in every page's `<meta>`.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.pages.policy import headers

# Addresses stay the same from one edition to the next: a browser asks each time, and is told "unchanged". Fonts never
# change, and must be at hand before the first line is drawn.
PAGES_KEEP, FONTS_KEEP = "no-cache", "public, max-age=31536000, immutable"
_TEXT_TYPES = "text/css text/javascript application/javascript application/json image/svg+xml application/xml"


def hosting_files(site_url: str) -> Mapping[str, str]:
    """Configuration files by their address below the site's root; `site_url` is "" where it is not known."""
    return {
        "robots.txt": _robots(site_url),
        "_headers": _static_hosts(),
        "hosting/nginx.conf": _nginx(),
        "hosting/apache.conf": _apache(),
        "hosting/Caddyfile": _caddy(),
    }


def _robots(site_url: str) -> str:
    sitemap = f"\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _static_hosts() -> str:
    lines = "".join(f"  {name}: {value}\n" for name, value in headers().items())
    return (
        "# Read by Netlify, Cloudflare Pages and other static hosts.\n"
        f"/*\n{lines}\n"
        f"/assets/guidepress/fonts/*\n  Cache-Control: {FONTS_KEEP}\n"
    )


def _nginx() -> str:
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers().items())
    return (
        "# Inside the `server` block: include this file.\n"
        "error_page 404 /404.html;\n"
        "charset utf-8;\n"
        f"charset_types {_TEXT_TYPES} text/plain;\n"
        "gzip on;\n"
        f"gzip_types {_TEXT_TYPES};\n"
        f'set $guidepress_keep "{PAGES_KEEP}";\n'
        f'if ($uri ~ "\\.woff2$") {{ set $guidepress_keep "{FONTS_KEEP}"; }}\n'
        "add_header Cache-Control $guidepress_keep always;\n"
        f"{lines}"
    )


def _apache() -> str:
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers().items())
    return (
        "# In the virtual host, or as .htaccess beside index.html.\n"
        "ErrorDocument 404 /404.html\n"
        "AddDefaultCharset utf-8\n"
        "AddCharset utf-8 .css .js .json .svg .xml .txt\n"
        "AddType font/woff2 .woff2\n"
        "<IfModule mod_deflate.c>\n"
        f"  AddOutputFilterByType DEFLATE text/html {_TEXT_TYPES}\n"
        "</IfModule>\n"
        "<IfModule mod_headers.c>\n"
        f'  Header always set Cache-Control "{PAGES_KEEP}"\n'
        f"{lines}"
        '  <FilesMatch "\\.woff2$">\n'
        f'    Header always set Cache-Control "{FONTS_KEEP}"\n'
        "  </FilesMatch>\n"
        "</IfModule>\n"
    )


def _caddy() -> str:
    lines = "".join(f'    {name} "{value}"\n' for name, value in headers().items())
    return (
        "# Inside the site's block: import this file.\n"
        "encode gzip\n"
        "header {\n"
        f"{lines}"
        "}\n"
        "@fonts path *.woff2\n"
        "@others not path *.woff2\n"
        f'header @others Cache-Control "{PAGES_KEEP}"\n'
        f'header @fonts Cache-Control "{FONTS_KEEP}"\n'
        "handle_errors {\n"
        "    encode gzip\n"
        "    rewrite * /404.html\n"
        "    file_server\n"
        "}\n"
    )
