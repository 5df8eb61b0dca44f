"""The language server in Neovim, set up as the README says: findings, a quick fix, an explanation."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.apps.lsp.conftest import ROOT

LUA = re.compile(r"^```lua\n-- Neovim 0\.(\d+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DRIVE = """
local told = {}
local function wait(what, done)
  if not vim.wait(30000, done, 20) then
    error("nothing came of: " .. what)
  end
end
local function run()
  vim.cmd("edit baker.md")
  local function find(code)
    for _, one in ipairs(vim.diagnostic.get(0)) do
      if one.code == code or vim.tbl_get(one, "user_data", "lsp", "code") == code then
        return one
      end
    end
  end
  wait("diagnostics", function() return find("ninja-title") ~= nil end)
  local ninja = find("ninja-title")
  told.place = { ninja.lnum, ninja.col, ninja.end_col }
  told.source = ninja.source
  vim.api.nvim_win_set_cursor(0, { ninja.lnum + 1, ninja.col + 1 })
  vim.lsp.buf.hover()
  local function float()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        return window
      end
    end
  end
  wait("an explanation", function() return float() ~= nil end)
  told.hover = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float()), 0, -1, false)
  vim.api.nvim_win_close(float(), true)
  vim.ui.select = function(items, options, choose)
    told.actions = vim.tbl_map(options.format_item, items)
    for index, title in ipairs(told.actions) do
      if title:find(WANTED, 1, true) then
        return choose(items[index], index)
      end
    end
    error("there is no such action: " .. vim.inspect(told.actions))
  end
  for _, wanted in ipairs({ 'Replace "ninja"', "Silence cliche here" }) do
    WANTED = wanted
    local before = vim.api.nvim_buf_get_changedtick(0)
    if wanted:find("cliche") then
      local cliche = find("cliche")
      vim.api.nvim_win_set_cursor(0, { cliche.lnum + 1, cliche.col })
    end
    vim.lsp.buf.code_action()
    wait(wanted, function() return vim.api.nvim_buf_get_changedtick(0) ~= before end)
    wait("other diagnostics", function() return find(wanted:find("cliche") and "cliche" or "ninja-title") == nil end)
  end
  told.reason = find("suppression-without-reason") ~= nil
  told.place_known = find("law-place-unknown") == nil
  told.lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
end
local fine, fault = xpcall(run, debug.traceback)
told.fault = not fine and fault or nil
vim.fn.writefile({ vim.fn.json_encode(told) }, "told.json")
vim.cmd("qall!")
"""
TEXT = "# Baker 😀\n\nWe need a 🥖 ninja.\n\n## Responsibilities\n\n- You bake bread.\n- You hit the ground running.\n"


@pytest.mark.editor
def test_neovim_set_up_as_the_readme_says(neovim: str, tmp_path: Path) -> None:
    version = subprocess.run([neovim, "--version"], capture_output=True, text=True, check=True).stdout
    match = re.match(r"NVIM v0\.(\d+)", version)
    assert match, version
    shown = {int(minor): block for minor, block in LUA.findall((ROOT / "README.md").read_text(encoding="utf-8"))}
    assert sorted(shown) == [7, 11]
    setup = shown[11 if int(match[1]) >= 11 else 7]
    (tmp_path / "baker.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "init.lua").write_text(setup, encoding="utf-8")
    (tmp_path / "drive.lua").write_text(DRIVE, encoding="utf-8")
    program = tmp_path / "bin" / "jdlint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jdlint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {
        **os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT),
        **{f"XDG_{name}_HOME": str(tmp_path / "xdg") for name in ("CONFIG", "DATA", "STATE", "CACHE")},
    }  # fmt: skip
    done = subprocess.run(
        [neovim, "--headless", "-n", "-u", "init.lua", "+filetype on", "+luafile drive.lua"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=150,
    )  # fmt: skip
    assert (tmp_path / "told.json").exists(), done.stderr
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    assert "fault" not in told, told
    # Neovim counts columns in bytes.
    assert told["place"] == [2, 15, 20] and told["source"] == "jdlint"
    assert any("ninja-title" in line for line in told["hover"]) and any("Why:" in line for line in told["hover"])
    assert told["lines"][2] == "We need a 🥖 specialist."
    assert told["lines"][7] == "- You hit the ground running. <!-- jdlint-ignore cliche -- reason -->"
    assert told["reason"] and told["place_known"]
