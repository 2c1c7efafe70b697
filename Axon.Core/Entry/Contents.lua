-- All that a gate holds, as of one instant: for the reconciliation.
-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused
-- ARGV none
-- Answers { epoch, onThisServer, capacity, stock, held, nowMs, { reservation, place, … }, { user, units, … }, { user, reservation, … } }, or { 0 } when missing
local g = redis.call('HMGET', KEYS[1], 'epoch', 'server', 'capacity', 'stock', 'held')
if not g[1] then return { 0 } end
local here = string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)') == g[2]
local time = redis.call('TIME')
return { tonumber(g[1]), here and 1 or 0, tonumber(g[3]), tonumber(g[4]), tonumber(g[5]), time[1] * 1000 + math.floor(time[2] / 1000),
  redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3]), redis.call('HGETALL', KEYS[4]) }
