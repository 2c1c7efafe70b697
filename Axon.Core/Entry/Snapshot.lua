-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused
-- ARGV none
-- Answers { epoch, onThisServer, rev, state, opensMs, closesMs, capacity, limit, max, hold, stock, held, lastDeadlineMs or 0, nowMs }, or { 0 } when missing
local g = redis.call('HMGET', KEYS[1], 'epoch', 'server', 'rev', 'state', 'opens', 'closes', 'capacity', 'limit', 'max', 'hold', 'stock', 'held')
if not g[1] then return { 0 } end
local here = string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)') == g[2]
local last = redis.call('ZREVRANGE', KEYS[6], 0, 0, 'WITHSCORES')
local time = redis.call('TIME')
return { tonumber(g[1]), here and 1 or 0, tonumber(g[3]), g[4], tonumber(g[5]), tonumber(g[6]), tonumber(g[7]), tonumber(g[8]), tonumber(g[9]),
  tonumber(g[10]), tonumber(g[11]), tonumber(g[12]), tonumber(last[2] or 0), time[1] * 1000 + math.floor(time[2] / 1000) }
