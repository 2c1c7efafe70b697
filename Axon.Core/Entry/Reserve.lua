-- Decides in one step whether a person gets a place, and takes it.
-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused
-- ARGV 1 epoch, 2 user, 3 reservation, 4 quantity
-- Answers { code, … }:
--   1 reserved      { 1, reservation, quantity, reservedMs, deadlineMs }
--   2 already       { 2, reservation, quantity, reservedMs, deadlineMs, state, nowMs }
--   3 sold out      { 3, firstRefusal }
--   4 not open      { 4, firstRefusal, opensMs }
--   5 closed        { 5, firstRefusal }
--   6 limit         { 6, firstRefusal, limit }
--   7 quantity      { 7, 0, most }
--   8 gate missing  { 8 }
--   9 other epoch   { 9, epoch }                      the caller's or the gate's is old
--  10 other server  { 10 }                            built on another Redis: its data may be stale
--  11 too few left  { 11, firstRefusal, left }        some, but not as many as asked for
local g = redis.call('HMGET', KEYS[1], 'epoch', 'server', 'state', 'opens', 'closes', 'stock', 'limit', 'max', 'hold', 'expires')
if not g[1] then return { 8 } end
-- The replication id is new after every start and every promotion, and is never written back to data: a gate that was loaded
-- from a snapshot, or that a promoted replica carries, cannot name it. (A first replica that attaches renews it too: then the gate is built anew.)
if string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)') ~= g[2] then return { 10 } end
if g[1] ~= ARGV[1] then return { 9, tonumber(g[1]) } end

local user, quantity = ARGV[2], tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local live = redis.call('HGET', KEYS[4], user)
if live then
  local state, _, held, reserved, deadline = string.match(redis.call('HGET', KEYS[2], live), '^(%u) (%x+) (%d+) (%d+) (%d+)$')
  return { 2, live, tonumber(held), tonumber(reserved), tonumber(deadline), state, now }
end

local function refuse(code, detail)
  local first = redis.call('SADD', KEYS[7], user .. ':' .. code)
  if first == 1 and redis.call('SCARD', KEYS[7]) == 1 then redis.call('PEXPIREAT', KEYS[7], g[10]) end
  return { code, first, detail }
end

if g[3] == 'P' or g[3] == 'E' or now >= tonumber(g[5]) then return refuse(5, 0) end
if g[3] == 'S' and now < tonumber(g[4]) then return refuse(4, tonumber(g[4])) end
if quantity < 1 or quantity > tonumber(g[8]) then return { 7, 0, tonumber(g[8]) } end
if tonumber(redis.call('HGET', KEYS[3], user) or 0) + quantity > tonumber(g[7]) then return refuse(6, tonumber(g[7])) end
local stock = tonumber(g[6])
if stock <= 0 then return refuse(3, 0) end
if stock < quantity then return refuse(11, stock) end

local deadline = now + g[9] * 1000
redis.call('HINCRBY', KEYS[1], 'stock', -quantity)
redis.call('HINCRBY', KEYS[1], 'held', quantity)
redis.call('HSET', KEYS[2], ARGV[3], string.format('P %s %d %d %d', user, quantity, now, deadline))
redis.call('HINCRBY', KEYS[3], user, quantity)
redis.call('HSET', KEYS[4], user, ARGV[3])
redis.call('ZADD', KEYS[5], deadline, ARGV[3])
redis.call('ZADD', KEYS[6], deadline, ARGV[3])
-- A key that this call has made has no end yet.
if redis.call('HLEN', KEYS[4]) == 1 then
  for i = 2, 6 do redis.call('PEXPIREAT', KEYS[i], g[10]) end
end
return { 1, ARGV[3], quantity, now, deadline }
