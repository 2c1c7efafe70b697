-- Hands out holds whose time has come. Each is put back with a later time first, so that a second sweeper does not get it, and a
-- sweeper that dies does not lose it.
-- KEYS 1 gate, 2 places, 3 people, 4 live, 5 due, 6 ends, 7 refused
-- ARGV 1 most, 2 lease in milliseconds
-- Answers { nowMs, nextDueMs or 0, reservation, place, reservation, place, … }, or { 0 } for a gate that is missing or of another server
local server = redis.call('HGET', KEYS[1], 'server')
if not server or string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)') ~= server then return { 0 } end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local answer = { now, 0 }
for _, reservation in ipairs(redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', now, 'LIMIT', 0, ARGV[1])) do
  local place = redis.call('HGET', KEYS[2], reservation)
  redis.call('ZADD', KEYS[5], now + ARGV[2], reservation)
  answer[#answer + 1] = reservation
  answer[#answer + 1] = place
end
local next = redis.call('ZRANGE', KEYS[5], 0, 0, 'WITHSCORES')
if next[2] then answer[2] = tonumber(next[2]) end
return answer
