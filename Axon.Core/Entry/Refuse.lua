-- Notes that a person is refused for a reason that is not the gate's own, unless they hold a place: that was given before the reason, and stays.
-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused
-- ARGV 1 user, 2 reason
-- Answers as Reserve does:
--   2 already       { 2, reservation, quantity, reservedMs, deadlineMs, state, nowMs }
--   5 refused       { 5, firstRefusal }
--   8 gate missing  { 8 }                             or of another server
local g = redis.call('HMGET', KEYS[1], 'expires', 'server')
if not g[1] or string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)') ~= g[2] then return { 8 } end
local live = redis.call('HGET', KEYS[4], ARGV[1])
if live then
  local time = redis.call('TIME')
  local state, _, held, reserved, deadline = string.match(redis.call('HGET', KEYS[2], live), '^(%u) (%x+) (%d+) (%d+) (%d+)$')
  return { 2, live, tonumber(held), tonumber(reserved), tonumber(deadline), state, time[1] * 1000 + math.floor(time[2] / 1000) }
end
local first = redis.call('SADD', KEYS[7], ARGV[1] .. ':' .. ARGV[2])
if first == 1 and redis.call('SCARD', KEYS[7]) == 1 then redis.call('PEXPIREAT', KEYS[7], g[1]) end
return { 5, first }
