-- Opens a Dockerfile in Neovim, waits for the findings, applies all safe fixes by a code action and saves.
-- usage: SERVER='["dotnet", "…/dockerfile-analyzers.dll"]' nvim --headless --clean -c 'luafile neovim.lua' Dockerfile
local function say(text) io.stdout:write(text .. '\n') end

local function wait(what, condition)
  if not vim.wait(30000, condition, 20) then error('there is no ' .. what) end
end

local function try()
  local command = vim.fn.json_decode(vim.env.SERVER)
  table.insert(command, 'lsp')
  local buffer = vim.api.nvim_get_current_buf()
  local capabilities = vim.lsp.protocol.make_client_capabilities()
  local id = vim.lsp.start_client({
    name = 'dockerfile-analyzers',
    cmd = command,
    root_dir = vim.fn.getcwd(),
    capabilities = capabilities,
    get_language_id = function() return 'dockerfile' end,
  })
  if not id then error('the server does not start') end
  vim.lsp.buf_attach_client(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  wait('answer', function() return client.initialized end)
  wait('diagnostic', function() return #vim.diagnostic.get(buffer) > 0 end)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    say(('%d:%d %s'):format(diagnostic.lnum + 1, diagnostic.col + 1, diagnostic.code
      or diagnostic.user_data.lsp.code))
  end

  local document = { uri = vim.uri_from_bufnr(buffer) }
  local function ask(method, parameters)
    parameters.textDocument = document
    return vim.lsp.buf_request_sync(buffer, method, parameters, 30000)[id].result
  end
  local hover = ask('textDocument/hover', { position = { line = 1, character = 1 } })
  say('hover: ' .. (hover.contents.value:match('Sets environment variables') or ''))
  local start = { line = 0, character = 0 }
  local actions = ask('textDocument/codeAction', {
    range = { start = start, ['end'] = start },
    context = { diagnostics = {}, only = { 'source.fixAll.dockerfileAnalyzers' } },
  })
  local action = actions[1]
  say('action: ' .. action.title)
  if not action.edit then
    action = client.request_sync('codeAction/resolve', action, 30000, buffer).result
  end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  vim.cmd('write')
  client.stop()
  wait('end', function() return client.is_stopped() end)
  say('saved')
end

local isFine, problem = pcall(try)
if not isFine then
  say(tostring(problem))
  vim.cmd('cquit 1')
end
vim.cmd('qall!')
